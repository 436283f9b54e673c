/** Why a request gets an error instead of an answer. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  /**
   * `request` for checks before the model is asked, `engine` for what the model's runner finds: Ollama frames the two
   * differently.
   */
  readonly stage: 'request' | 'engine';

  constructor(status: number, message: string, stage: 'request' | 'engine' = 'request') {
    super(message);
    this.status = status;
    this.stage = stage;
  }
}
