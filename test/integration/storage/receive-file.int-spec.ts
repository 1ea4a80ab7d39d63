import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { FileEmpty, FileTooLarge, FileTypeNotAccepted, receiveFile } from '#storage';

const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n%\xE2\xE3\xCF\xD3\n', 'latin1'), Buffer.alloc(5000, 0x20)]);
const limits = { maxBytes: 10_000, accept: ['application/pdf'] };
const arriving = (content: Buffer) => Readable.from([content.subarray(0, 7), content.subarray(7)]);
const leftovers = async () => (await readdir(tmpdir())).filter((name) => name.endsWith('.upload'));

describe('a file that arrives', () => {
  it('is counted, hashed and told by its first bytes', async () => {
    const file = await receiveFile(arriving(pdf), limits);
    expect(file).toMatchObject({ bytes: pdf.length, mediaType: 'application/pdf' });
    expect(file.sha256).toBe(createHash('sha256').update(pdf).digest('hex'));
    expect((await readFile(file.path)).equals(pdf)).toBe(true);
    await file.discard();
  });

  it('may have exactly the largest size and not one byte more', async () => {
    const file = await receiveFile(arriving(pdf), { ...limits, maxBytes: pdf.length });
    await file.discard();
    await expect(receiveFile(arriving(pdf), { ...limits, maxBytes: pdf.length - 1 })).rejects.toBeInstanceOf(
      FileTooLarge,
    );
  });

  it.each([
    ['a page', Buffer.from('<html><script>alert(1)</script></html>')],
    ['a program', Buffer.from('\x7fELF\x02\x01\x01\x00'.padEnd(64, '\0'), 'latin1')],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
  ])('is refused when it is %s, whatever its name', async (_, content) => {
    await expect(receiveFile(arriving(content), limits)).rejects.toBeInstanceOf(FileTypeNotAccepted);
  });

  it('is refused without a byte, and no refusal leaves anything on the disk', async () => {
    const before = await leftovers();
    await expect(receiveFile(Readable.from([]), limits)).rejects.toBeInstanceOf(FileEmpty);
    await expect(receiveFile(arriving(Buffer.from('text')), limits)).rejects.toBeInstanceOf(FileTypeNotAccepted);
    expect(await leftovers()).toEqual(before);
  });

  it('is not kept when the sender hangs up', async () => {
    const broken = new Readable({ read: () => broken.destroy(new Error('hung up')) });
    await expect(receiveFile(broken, limits)).rejects.toThrow('hung up');
  });
});
