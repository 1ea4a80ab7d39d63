declare module 'smtp-server' {
  import type { Server } from 'node:net';
  import type { Readable } from 'node:stream';

  interface Options {
    authOptional?: boolean;
    disabledCommands?: string[];
    onData(stream: Readable, session: object, done: (error?: Error) => void): void;
  }

  /** As much of the package as the tests use. */
  export class SMTPServer {
    readonly server: Server;
    constructor(options: Options);
    listen(port: number, host: string, listening: () => void): void;
    close(closed: () => void): void;
  }
}
