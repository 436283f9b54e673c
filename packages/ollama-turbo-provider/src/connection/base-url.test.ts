import { InvalidArgumentError } from '@ai-sdk/provider';
import { describe, expect, test } from 'vitest';
import { parseBaseUrl } from './base-url.js';

const parse = (value: string) => parseBaseUrl({ value, source: 'baseURL' });

describe('a base URL', () => {
  test.each([
    'ollama.com',
    'OLLAMA.COM',
    'ollama.com.',
    'www.ollama.com',
    'api.ollama.com',
    ' https://ollama.com\n',
    'https://ollama.com/',
    'https://ollama.com/api',
    'https://ollama.com/api/',
    'https://ollama.com//api//',
    'https://ollama.com/api/chat',
    'https://ollama.com/api/generate/',
    'https://ollama.com/v1',
    'https://ollama.com/v1/chat/completions',
    'https://api.ollama.com',
    'https://www.ollama.com/api',
    'http://ollama.com',
    'http://ollama.com:80/api',
    'ollama.com:443',
    'ollama.com:11434',
    'OLLAMA.COM/API',
    'https://ollama.com/Api/Chat',
    'https://ollama.com/api/v1',
    'https://ollama.com/v1/api/',
    'http://ollama.com:443',
    'https://ollama.com:80',
  ])('%j is Ollama Turbo', value => {
    expect(parse(value)).toEqual({
      href: 'https://ollama.com',
      host: 'ollama.com',
      isOllamaCom: true,
      isPublic: true,
      isLocalDaemon: false,
    });
  });

  test.each([
    ['localhost:11434', 'http://localhost:11434'],
    ['localhost:11434/', 'http://localhost:11434'],
    ['LocalHost:11434/api/chat', 'http://localhost:11434'],
    ['http://localhost:11434/v1/', 'http://localhost:11434'],
    ['https://localhost:11434', 'https://localhost:11434'],
    ['ollama.localhost:11434', 'http://ollama.localhost:11434'],
    ['127.0.0.1:11434', 'http://127.0.0.1:11434'],
    ['127.1:11434', 'http://127.0.0.1:11434'],
    ['0.0.0.0:11434', 'http://0.0.0.0:11434'],
    ['[::1]:11434', 'http://[::1]:11434'],
    ['http://[::]:11434/api', 'http://[::]:11434'],
  ])('%j is a daemon on this machine', (value, href) => {
    expect(parse(value)).toEqual({
      href,
      host: href.replace(/^https?:\/\//, ''),
      isOllamaCom: false,
      isPublic: false,
      isLocalDaemon: true,
    });
  });

  test.each([
    ['localhost', 'http://localhost'],
    ['localhost:8080', 'http://localhost:8080'],
    ['ollama:11434', 'http://ollama:11434'],
    ['ollama', 'http://ollama'],
    ['host.docker.internal:8080', 'http://host.docker.internal:8080'],
    ['box.local', 'http://box.local'],
    ['192.168.1.5:11434', 'http://192.168.1.5:11434'],
    ['192.168.1.5', 'http://192.168.1.5'],
    ['10.0.0.7:8080', 'http://10.0.0.7:8080'],
    ['172.16.0.1', 'http://172.16.0.1'],
    ['169.254.1.1', 'http://169.254.1.1'],
    ['100.100.1.1', 'http://100.100.1.1'],
    ['[fd00::1]:8080', 'http://[fd00::1]:8080'],
    ['[fe80::1]', 'http://[fe80::1]'],
    ['[::ffff:192.168.1.5]', 'http://[::ffff:c0a8:105]'],
    ['gpu.example.com:11434', 'http://gpu.example.com:11434'],
    ['203.0.113.9:11434', 'http://203.0.113.9:11434'],
    ['http://host:11434/prefix/', 'http://host:11434/prefix'],
    ['host:11434/prefix/api/chat', 'http://host:11434/prefix'],
    ['http://host/api/ollama-proxy', 'http://host/api/ollama-proxy'],
    ['http://host/v1/api/chat', 'http://host/v1'],
    ['http://host/V1/', 'http://host'],
    ['http://host/apichat', 'http://host/apichat'],
    ['https://ollama/api', 'https://ollama'],
  ])('%j is on the own network, or has the port of Ollama', (value, href) => {
    expect(parse(value)).toEqual({
      href,
      host: new URL(href).host,
      isOllamaCom: false,
      isPublic: false,
      isLocalDaemon: false,
    });
  });

  test.each([
    ['example.com', 'https://example.com'],
    ['example.com:8443/ollama/api', 'https://example.com:8443/ollama'],
    ['http://example.com', 'http://example.com'],
    ['https://example.com:11435', 'https://example.com:11435'],
    ['8.8.8.8', 'https://8.8.8.8'],
    ['172.32.0.1', 'https://172.32.0.1'],
    ['[2001:4860::1]', 'https://[2001:4860::1]'],
    ['notollama.com', 'https://notollama.com'],
    ['ollama.com.example.org', 'https://ollama.com.example.org'],
    ['local.example.org', 'https://local.example.org'],
  ])('%j is public', (value, href) => {
    expect(parse(value)).toEqual({
      href,
      host: new URL(href).host,
      isOllamaCom: false,
      isPublic: true,
      isLocalDaemon: false,
    });
  });

  const EXPECTED =
    'Expected the address of an Ollama host, such as "https://ollama.com", "http://localhost:11434" or "my-server:11434/prefix".';

  test.each([
    ['', '"": it is empty.'],
    [' \n', '"": it is empty.'],
    ['not a url', '"not a url": it contains a space, a line break or a backslash.'],
    ['http://a\tb', '"http://a\\tb": it contains a space, a line break or a backslash.'],
    ['http:\\\\host', '"http:\\\\\\\\host": it contains a space, a line break or a backslash.'],
    ['ftp://host', '"ftp://host": "ftp" is neither http nor https.'],
    ['ollama://host', '"ollama://host": "ollama" is neither http nor https.'],
    ['http://', '"http://": it has no host.'],
    ['/api/chat', '"/api/chat": it has no host.'],
    ['http:///host', '"http:///host": it has no host.'],
    ['http:ollama.com', '"http:ollama.com": it is not a URL.'],
    ['ht!tp://x', '"ht!tp://x": it is not a URL.'],
    ['a..b', '"a..b": it is not a URL.'],
    ['javascript:alert(1)', '"javascript:alert(1)": it is not a URL.'],
    ['localhost:99999', '"localhost:99999": it is not a URL.'],
    [
      'ollama.com:8080',
      '"ollama.com:8080": ollama.com does not answer on port 8080, so leave the port out.',
    ],
    [
      'https://api.ollama.com:8443/api',
      '"https://api.ollama.com:8443/api": ollama.com does not answer on port 8443, so leave the port out.',
    ],
    ['::1', '"::1": an IPv6 address has to stand in brackets, as in "http://[::1]:11434".'],
    [
      'http://fe80::1:11434',
      '"http://fe80::1:11434": an IPv6 address has to stand in brackets, as in "http://[::1]:11434".',
    ],
    ['http://host?token=secret', '"http://host?token=***": it has a query.'],
    ['http://host/#top', '"http://host/#top": it has a fragment.'],
    [
      'https://me:secret@ollama.com/api',
      '"https://***@ollama.com/api": it contains a user name or password, which belong into the setting "headers".',
    ],
    ['me:sec/ret@ollama.com', '"***@ollama.com": it is not a URL.'],
    [
      `http://${'a b'.repeat(100)}`,
      `"http://${'a b'.repeat(64)}a…": it contains a space, a line break or a backslash.`,
    ],
  ])('%j is refused', (value, text) => {
    expect(() => parse(value)).toThrow(
      new InvalidArgumentError({
        argument: 'baseURL',
        message: `Invalid baseURL ${text} ${EXPECTED}`,
      }),
    );
  });

  test('from the environment is refused under the name of its variable', () => {
    expect(() => parseBaseUrl({ value: 'x://y', source: 'OLLAMA_BASE_URL' })).toThrow(
      new InvalidArgumentError({
        argument: 'OLLAMA_BASE_URL',
        message: `Invalid OLLAMA_BASE_URL "x://y": "x" is neither http nor https. ${EXPECTED}`,
      }),
    );
  });
});
