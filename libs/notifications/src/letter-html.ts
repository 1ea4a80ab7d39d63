const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escape = (text: string) => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

const paragraph = (text: string) =>
  `<p style="margin:0 0 16px">${escape(text)
    .replace(/\n/g, '<br>')
    .replace(/https?:\/\/[^\s<]+/g, (url) => `<a href="${url}" style="color:#1B6B45">${url}</a>`)}</p>`;

/** A letter of one column and at most one button; reads the same as its plain text. */
export function letterHtml({ body, button }: { body: string; button: { label: string; url: string } | null }): string {
  const action = button
    ? `<p style="margin:24px 0"><a href="${escape(button.url)}" style="background:#1B6B45;color:#FFFFFF;padding:12px 20px;border-radius:6px;text-decoration:none;display:inline-block">${escape(button.label)}</a></p>`
    : '';
  const text = body
    .split(/\n{2,}/)
    .map(paragraph)
    .join('');
  return `<!doctype html><html><body style="margin:0;background:#F4F7F5;color:#17211C"><div style="max-width:600px;margin:0 auto;padding:24px 16px;font:16px/24px system-ui,'Segoe UI',Roboto,sans-serif;background:#FFFFFF">${text}${action}</div></body></html>`;
}
