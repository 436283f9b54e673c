import { describe, expect, it } from 'vitest';
import { checkPageAddress } from './page-address.js';

describe('checkPageAddress', () => {
  it.each([
    'https://ollama.com/blog?page=2#top',
    'http://example.com:8080',
    'ollama.com',
    'ollama.com:443/blog',
    'https://müller.example/straße',
    'http://192.0.2.1/',
    '[2001:db8::1]/x',
    'https://example.com/@user',
  ])('takes %s as it is', address => {
    expect(checkPageAddress(` ${address}\n`)).toBe(address);
  });

  it.each([
    ['', '""'],
    ['hello', '"hello"'],
    ['two words.com', '"two words.com"'],
    ['ftp://example.com', '"ftp://example.com"'],
    ['file:///etc/passwd', '"file:///etc/passwd"'],
    ['javascript:alert(1.5)', '"javascript:alert(1.5)"'],
    ['mailto:me@example.com', '"mailto:me@example.com"'],
    ['https://', '"https://"'],
    ['https://exa mple.com', '"https://exa mple.com"'],
    ['https://example.com/\u0000', String.raw`"https://example.com/\u0000"`],
    ['.', '"."'],
    [undefined, 'a value of type undefined'],
    [5, 'a value of type number'],
    [new URL('https://ollama.com'), 'a value of type object'],
  ])('refuses %o', (value, shown) => {
    expect(() => checkPageAddress(value)).toThrow(
      expect.objectContaining({
        name: 'AI_InvalidArgumentError',
        argument: 'url',
        message: `The url has to be the address of a public web page, such as "https://ollama.com/blog", not ${shown}.`,
      }),
    );
  });
});
