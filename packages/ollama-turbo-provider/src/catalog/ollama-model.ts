import type { OllamaErrorReason } from '../connection/error-reason.js';

/** What a model can do, in Ollama's words. Open to what later hosts add. */
export type OllamaCapability =
  | 'completion'
  | 'tools'
  | 'insert'
  | 'vision'
  | 'embedding'
  | 'thinking'
  | 'image'
  | 'audio'
  | (string & {});

/** What lists and descriptions of models share. What the host does not say is absent. */
export interface OllamaModelFacts {
  /** As the host names it. */
  id: string;
  /** The family of the architecture: `gptoss`, `qwen3`. */
  family?: string;
  /** The format of the files: `gguf`, `safetensors`. */
  format?: string;
  /** How many parameters the model has, as a text: `20.9B`. */
  parameterSize?: string;
  /** `Q4_K_M`, `MXFP4`. */
  quantization?: string;
  /** When the host got the model, or last changed it. */
  modifiedAt?: Date;
  /** Older hosts, and the list of ollama.com, say nothing of it. */
  capabilities?: OllamaCapability[];
  /** The longest context that the model was made for, in tokens. A daemon uses less unless `num_ctx` says more. */
  contextLength?: number;
  /** How many numbers an embedding has. */
  embeddingLength?: number;
  /** How many parameters the model has. Only descriptions know it. */
  parameterCount?: number;
  /** Of a cloud model that a daemon stands in for: its name on the other host. */
  remoteModel?: string;
  /** Of a cloud model that a daemon stands in for: the other host, `https://ollama.com:443`. */
  remoteHost?: string;
}

/** A model in the list of a host. */
export interface OllamaModel extends OllamaModelFacts {
  /** Bytes on the disk of the host. */
  size?: number;
  /** Hex digits, without `sha256:`; the list of ollama.com has the first few. */
  digest?: string;
  /** Why the details of this model are missing from a list with `details: true`. */
  problem?: { message: string; reason?: OllamaErrorReason };
}

/** All that a host says of a model. */
export interface OllamaModelDetails extends OllamaModelFacts {
  /** `general.architecture` of `modelInfo`. */
  architecture?: string;
  license?: string;
  /** The model's own system message. */
  system?: string;
  /** The Go template of its prompts. */
  template?: string;
  /** Default options, as the Modelfile has them: one name and value per line. */
  parameters?: string;
  modelfile?: string;
  /** The metadata of the model's files under their own names. Large lists are null. */
  modelInfo: Record<string, unknown>;
}

/** A model that a daemon has in memory. */
export interface OllamaRunningModel {
  /** As the host names it. */
  id: string;
  /** The family of the architecture: `gptoss`, `qwen3`. */
  family?: string;
  /** The format of the files: `gguf`, `safetensors`. */
  format?: string;
  /** How many parameters the model has, as a text: `20.9B`. */
  parameterSize?: string;
  /** `Q4_K_M`, `MXFP4`. */
  quantization?: string;
  /** Bytes of memory, of all kinds. */
  size?: number;
  /** Bytes of that in the memory of GPUs; 0 where the CPU does the work. */
  sizeVram?: number;
  /** Hex digits, without `sha256:`. */
  digest?: string;
  /** The context that the model was loaded with, in tokens. */
  contextLength?: number;
  /** When it is unloaded unless it is used; centuries ahead for a negative `keepAlive`. */
  expiresAt?: Date;
}
