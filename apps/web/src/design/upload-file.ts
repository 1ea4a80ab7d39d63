import { currentLocale } from '../i18n.js';

/** A file as the server keeps it. */
export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
}

export type UploadOutcome =
  | { readonly ok: true; readonly file: StoredFile }
  | { readonly ok: false; readonly code: string; readonly message: string | undefined };

export interface UploadRequest {
  readonly file: File;
  /** What the file belongs to, as further fields of the form. */
  readonly fields: Readonly<Record<string, string>>;
  /** Share sent, 0 to 1. */
  readonly onProgress: (share: number) => void;
  readonly signal: AbortSignal;
}

function outcomeOf(request: XMLHttpRequest, file: File): UploadOutcome {
  const isJson = request.getResponseHeader('content-type')?.includes('json') ?? false;
  const answer = isJson ? JSON.parse(request.responseText) : {};
  if (request.status >= 200 && request.status < 300 && typeof answer.id === 'string') {
    return { ok: true, file: { id: answer.id, name: answer.name ?? file.name, size: answer.size ?? file.size } };
  }
  const refusal = answer.errors?.[0] ?? answer;
  const code = refusal.code ?? (request.status === 413 ? 'FILE_TOO_LARGE' : `HTTP_${request.status}`);
  return { ok: false, code: String(code), message: refusal.message };
}

/** Sends one file to `POST /files` and tells how far it is; `fetch` cannot tell, so this is an XMLHttpRequest. */
export function uploadFile({ file, fields, onProgress, signal }: UploadRequest): Promise<UploadOutcome> {
  return new Promise((resolve) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append('file', file, file.name);
    const request = new XMLHttpRequest();
    request.open('POST', '/files');
    request.setRequestHeader('x-semai-locale', currentLocale());
    request.setRequestHeader('apollo-require-preflight', '1');
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onload = () => resolve(outcomeOf(request, file));
    request.onerror = () => resolve({ ok: false, code: 'OFFLINE', message: undefined });
    request.onabort = () => resolve({ ok: false, code: 'CANCELLED', message: undefined });
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(form);
  });
}
