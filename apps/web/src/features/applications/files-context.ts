import { createContext } from 'react';

export interface AnswerFile {
  readonly id: string;
  readonly fieldKey: string;
  readonly name: string;
  readonly bytes: number;
}

/** The files of the application that the form is about, and their door. */
export interface ApplicationFiles {
  readonly applicationId: string;
  readonly files: readonly AnswerFile[];
  /** A file has arrived at the server. */
  readonly onStored: () => Promise<void>;
  readonly onRemove: (fileId: string) => Promise<void>;
}

const nothing = () => Promise.resolve();

export const FilesContext = createContext<ApplicationFiles>({
  applicationId: '',
  files: [],
  onStored: nothing,
  onRemove: nothing,
});
