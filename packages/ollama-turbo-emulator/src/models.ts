/**
 * How a model's raw text becomes thinking, calls and content: by a Go template (`generic`), by the parser of gpt-oss's
 * format (`harmony`), or by that of Qwen3-Coder's XML calls (`qwen3coder`).
 */
export type ModelFamily = 'generic' | 'harmony' | 'qwen3coder';

/** What a model can do, in Ollama's words. */
export type ModelCapability =
  | 'completion'
  | 'tools'
  | 'insert'
  | 'vision'
  | 'embedding'
  | 'thinking'
  | 'audio';

/** A model that the emulator has. */
export interface EmulatorModel {
  /** With its tag, `gpt-oss:20b`; `:latest` when there is none. */
  name: string;
  /** `generic` by default. */
  family?: ModelFamily;
  /** `['completion']` by default. */
  capabilities?: readonly ModelCapability[];
  /** Tokens; 4096 by default. */
  contextLength?: number;
  /** 640 by default. */
  embeddingLength?: number;
  /** Bytes; 2 GB by default. */
  size?: number;
  /** Name of the architecture in `details.family` and `model_info`; `llama` by default. */
  architecture?: string;
  /** `7B` by default. */
  parameterSize?: string;
  /** `Q4_K_M` by default. */
  quantization?: string;
  /** When the model was made; the first of January 2026 by default. */
  modifiedAt?: string;
  /** The Go template of `/api/show`. */
  template?: string;
  /** The model's own system message. */
  system?: string;
  /** Default options as `/api/show` lists them: one name and value per line. */
  parameters?: string;
  license?: string;
}

const GPT_OSS = {
  family: 'harmony',
  capabilities: ['completion', 'tools', 'thinking'],
  contextLength: 131_072,
  embeddingLength: 2880,
  architecture: 'gptoss',
  quantization: 'MXFP4',
} as const satisfies Partial<EmulatorModel>;

/** What the emulator offers in cloud mode: some of the names that ollama.com had in late 2026. */
export const CLOUD_MODELS: readonly EmulatorModel[] = [
  { ...GPT_OSS, name: 'gpt-oss:120b', size: 65_369_818_941, parameterSize: '116.8B' },
  { ...GPT_OSS, name: 'gpt-oss:20b', size: 13_780_173_839, parameterSize: '20.9B' },
  {
    name: 'qwen3.5:397b',
    capabilities: ['completion', 'tools', 'thinking', 'vision'],
    contextLength: 262_144,
    architecture: 'qwen35moe',
    size: 397_000_000_000,
    parameterSize: '397B',
  },
  {
    name: 'kimi-k2.6',
    capabilities: ['completion', 'tools', 'thinking', 'vision'],
    contextLength: 262_144,
    architecture: 'kimi-k2',
    size: 595_000_000_000,
    parameterSize: '1T',
  },
  {
    name: 'glm-5.1',
    capabilities: ['completion', 'tools', 'thinking'],
    contextLength: 202_752,
    architecture: 'glm5',
    size: 755_000_000_000,
    parameterSize: '744B',
  },
  {
    name: 'gemma4:31b',
    capabilities: ['completion', 'tools', 'thinking', 'vision'],
    contextLength: 262_144,
    architecture: 'gemma4',
    size: 62_000_000_000,
    parameterSize: '31B',
  },
];

/** What the emulator offers in daemon mode: models of each family and of each set of capabilities. */
export const DAEMON_MODELS: readonly EmulatorModel[] = [
  { ...GPT_OSS, name: 'gpt-oss:20b', size: 13_780_173_839, parameterSize: '20.9B' },
  {
    name: 'qwen3:8b',
    capabilities: ['completion', 'tools', 'thinking'],
    contextLength: 40_960,
    embeddingLength: 4096,
    architecture: 'qwen3',
    size: 5_225_388_164,
    parameterSize: '8.2B',
  },
  {
    name: 'qwen3-coder:30b',
    family: 'qwen3coder',
    capabilities: ['completion', 'tools'],
    contextLength: 262_144,
    embeddingLength: 2048,
    architecture: 'qwen3moe',
    size: 18_556_699_314,
    parameterSize: '30.5B',
  },
  {
    name: 'llama3.2:3b',
    capabilities: ['completion', 'tools'],
    contextLength: 131_072,
    embeddingLength: 3072,
    size: 2_019_393_189,
    parameterSize: '3.2B',
  },
  {
    name: 'gemma3:4b',
    capabilities: ['completion', 'vision'],
    contextLength: 131_072,
    embeddingLength: 2560,
    architecture: 'gemma3',
    size: 3_338_801_804,
    parameterSize: '4.3B',
  },
  {
    name: 'nomic-embed-text:latest',
    capabilities: ['embedding'],
    contextLength: 2048,
    embeddingLength: 768,
    architecture: 'nomic-bert',
    size: 274_302_450,
    parameterSize: '137M',
    quantization: 'F16',
  },
];
