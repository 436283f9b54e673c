import { loadRecordings, type Recording } from 'recordings';
import { describe, expect, it } from 'vitest';
import { createOllama } from '../provider.js';
import type { OllamaModelCatalog } from './model-catalog.js';
import type { OllamaPullProgress } from './pull-model.js';

/*
 * The catalogue against every recorded answer of a real server. What is expected is read from the bytes of the recording
 * by code that the catalogue does not use.
 */

const recordings = loadRecordings();

const recordingsOf = (path: string) =>
  recordings.filter(
    ({ name, request }) => request.path === path && /^(catalog|cloud|load)\//.test(name),
  );

function bodyOf({ response }: Recording): string {
  return response.chunks.map(({ text }) => text).join('');
}

function requestedModel({ request }: Recording): string {
  return (request.body as { model?: string } | undefined)?.model ?? '';
}

/** A catalogue whose host gives the recorded answer, in pieces of a few bytes. */
function replaying(recording: Recording): OllamaModelCatalog {
  const { status, headers } = recording.response;
  const bytes = new TextEncoder().encode(bodyOf(recording));
  const pieces = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, index) =>
    bytes.subarray(index * 7, index * 7 + 7),
  );
  const { models } = createOllama({
    baseURL: 'http://127.0.0.1:11434',
    fetch: async () => new Response(toStream(pieces), { status, headers }),
  });
  return models;
}

function toStream(pieces: Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });
}

interface RecordedModel {
  name: string;
  size: number;
  digest: string;
  modified_at: string;
  expires_at: string;
  size_vram: number;
  context_length: number;
  details: {
    family: string;
    format: string;
    parameter_size: string;
    context_length: number;
    embedding_length: number;
  };
  capabilities: string[];
}

describe.each(recordingsOf('/api/tags'))('$id', recording => {
  it('is listed', async () => {
    const { models } = JSON.parse(bodyOf(recording)) as { models: RecordedModel[] };
    expect(await replaying(recording).list()).toStrictEqual(
      models.map(model => ({
        id: model.name,
        family: model.details.family,
        format: model.details.format,
        parameterSize: model.details.parameter_size,
        contextLength: model.details.context_length,
        embeddingLength: model.details.embedding_length,
        size: model.size,
        modifiedAt: new Date(model.modified_at),
        digest: model.digest,
        capabilities: model.capabilities,
      })),
    );
  });
});

describe.each(recordingsOf('/api/ps'))('$id', recording => {
  it('is what runs', async () => {
    const { models } = JSON.parse(bodyOf(recording)) as { models: RecordedModel[] };
    expect(await replaying(recording).running()).toStrictEqual(
      models.map(model => ({
        id: model.name,
        family: model.details.family,
        format: model.details.format,
        parameterSize: model.details.parameter_size,
        size: model.size,
        sizeVram: model.size_vram,
        digest: model.digest,
        contextLength: model.context_length,
        expiresAt: new Date(model.expires_at),
      })),
    );
  });
});

const shows = recordingsOf('/api/show');

describe.each(shows.filter(({ response }) => response.status === 200))('$id', recording => {
  it('is shown', async () => {
    const shown = JSON.parse(bodyOf(recording)) as Record<string, unknown> & {
      details: RecordedModel['details'];
      model_info: Record<string, unknown>;
    };
    const { model_info: modelInfo, details } = shown;
    expect(await replaying(recording).show(requestedModel(recording))).toEqual({
      id: requestedModel(recording),
      family: details.family,
      format: details.format,
      parameterSize: details.parameter_size,
      modifiedAt: shown['modified_at'] && new Date(shown['modified_at'] as string),
      capabilities: shown['capabilities'],
      architecture: modelInfo['general.architecture'],
      contextLength: modelInfo['llama.context_length'],
      embeddingLength: modelInfo['llama.embedding_length'],
      parameterCount: modelInfo['general.parameter_count'],
      license: shown['license'],
      system: shown['system'],
      template: shown['template'],
      parameters: shown['parameters'],
      modelfile: shown['modelfile'],
      modelInfo,
    });
  });
});

describe.each(shows.filter(({ response }) => response.status !== 200))('$id', recording => {
  it('is an error with the text of the host', async () => {
    const { error } = JSON.parse(bodyOf(recording)) as { error: string };
    await expect(replaying(recording).show(requestedModel(recording) || 'm')).rejects.toMatchObject(
      {
        message: expect.stringContaining(error),
        statusCode: recording.response.status,
      },
    );
  });
});

describe.each(recordingsOf('/api/pull').filter(({ response }) => response.status === 200))(
  '$id',
  recording => {
    it('is pulled until it fails', async () => {
      const lines = bodyOf(recording).trim().split('\n');
      const { error } = JSON.parse(lines.pop() ?? '') as { error: string };
      const progress: OllamaPullProgress[] = [];
      const pull = async () => {
        const steps = replaying(recording).pull(requestedModel(recording));
        for await (const step of steps) progress.push(step);
      };
      await expect(pull()).rejects.toMatchObject({
        message: expect.stringContaining(error),
        data: { reason: 'unreachable' },
      });
      expect(progress).toEqual(lines.map(line => JSON.parse(line) as unknown));
    });
  },
);

it('both servers have recorded answers of each kind', () => {
  for (const path of ['/api/tags', '/api/ps', '/api/show', '/api/pull']) {
    const folders = recordingsOf(path).map(({ folder }) => folder);
    expect(folders).toEqual(expect.arrayContaining(['0.25', '0.33']));
  }
});
