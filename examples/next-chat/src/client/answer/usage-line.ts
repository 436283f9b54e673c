import type { MessageMetadata } from '../../shared/message.ts';
import { nameOfModel } from '../models/models.ts';

/** `412 tokens · 58 tokens/s · 7.1 s · gpt-oss:120b`; what is not known is left out. */
export function usageLine({ usage = {}, modelRef }: MessageMetadata): string {
  const { outputTokens, tokensPerSecond, seconds } = usage;
  return [
    outputTokens === undefined
      ? ''
      : `${outputTokens.toLocaleString('en')} ${outputTokens === 1 ? 'token' : 'tokens'}`,
    tokensPerSecond === undefined ? '' : `${roundSpeed(tokensPerSecond)} tokens/s`,
    seconds === undefined ? '' : `${seconds.toFixed(1)} s`,
    nameOfModel(modelRef),
  ]
    .filter(text => text !== '')
    .join(' · ');
}

function roundSpeed(speed: number): string {
  return speed < 10 ? speed.toFixed(1) : Math.round(speed).toLocaleString('en');
}
