import type { Id, Locale, LocalizedText } from '#kernel';

/** A moment in a message; written out in the programme's zone and the reader's language. */
export interface MomentParam {
  readonly moment: string;
}

/** What a template is filled with: words, numbers, texts in both languages, moments, or a key of the catalogue. */
export type NoticeParam = string | number | LocalizedText | MomentParam | { readonly key: string };

/** One person to be told one thing. */
export interface Notice {
  readonly personId: Id;
  readonly email: string;
  readonly locale: Locale;
  readonly template: string;
  readonly params: Readonly<Record<string, NoticeParam>>;
  /** Path in the app that the message leads to. */
  readonly link: string;
  readonly programmeId: Id;
  /** Zone in which moments are written. */
  readonly zone: string;
  /** What goes into the reader's calendar with the letter, as iCalendar. */
  readonly calendar: string | null;
  /** What it is about, so that the same thing is told to the same person once. */
  readonly about: string;
}
