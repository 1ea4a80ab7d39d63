import { describe, expect, it } from '@jest/globals';
import { letterHtml } from './letter-html.js';

describe('a letter in HTML', () => {
  it('shows a name with signs as it was written and runs nothing of it', () => {
    const html = letterHtml({ body: 'Tim <script>alert(1)</script> & "kawan"', button: null });
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;kawan&quot;');
    expect(html).not.toContain('<script>');
  });

  it('has its one button', () => {
    const html = letterHtml({ body: 'Isi', button: { label: 'Buka', url: 'https://semai.contoh.invalid/app' } });
    expect(html).toContain('href="https://semai.contoh.invalid/app"');
  });
});
