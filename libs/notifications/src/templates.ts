import { catalogue, formatDateTime, inLocale, translate, type Locale, type RefusalParams } from '#kernel';
import type { Notice, NoticeParam } from './notice.js';

export interface RenderedMessage {
  readonly subject: string;
  readonly body: string;
}

function written(param: NoticeParam, locale: Locale, zone: string): string | number {
  if (typeof param === 'string' || typeof param === 'number') return param;
  if ('moment' in param) return formatDateTime(param.moment, locale, zone);
  if ('key' in param) return translate(catalogue[locale], locale, param.key);
  return inLocale(param, locale);
}

/** Subject and body of a notice in the reader's language; the body is plain text in paragraphs. */
export function render({
  template,
  params,
  locale,
  zone,
}: Pick<Notice, 'template' | 'params' | 'locale' | 'zone'>): RenderedMessage {
  const filled: RefusalParams = Object.fromEntries(
    Object.entries(params).map(([name, param]) => [name, written(param, locale, zone)]),
  );
  const say = (part: string) =>
    translate(catalogue[locale], locale, `notifications.templates.${template}.${part}`, filled);
  return { subject: say('subject'), body: say('body') };
}
