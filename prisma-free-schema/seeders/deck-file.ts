import type { Venture } from './ventures.js';

/** A PDF of one page that says which venture it stands for and that it is a sample. Plain PDF 1.4, built by hand. */
export function deckFile(number: string, { name, oneLiner, place }: Venture): Buffer {
  const lines = [`${name} (${number})`, oneLiner, place.name, 'Berkas contoh / Sample file'];
  const text = lines.map((line, i) => `BT /F1 ${i === 0 ? 24 : 13} Tf 60 ${420 - i * 46} Td (${escaped(line)}) Tj ET`);
  const page = text.join('\n');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 842 474] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${page.length} >>\nstream\n${page}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  return Buffer.from(assembled(objects), 'latin1');
}

const escaped = (line: string): string => line.replaceAll(/[\\()]/g, (sign) => `\\${sign}`);

/** Objects one after the other, then the table of where each begins (ISO 32000-1 §7.5). */
function assembled(objects: readonly string[]): string {
  let file = '%PDF-1.4\n';
  const starts = objects.map((object, i) => {
    const start = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return start;
  });
  const rows = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('');
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  return `${file}${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
}
