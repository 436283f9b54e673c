import type { ChatStreamPart } from '../chat-model.js';

type BlockType = 'reasoning' | 'text';

/** Writes deltas into blocks: opens one when its first text comes, and numbers those of each type. */
export class BlockWriter {
  private open: { type: BlockType; id: string } | undefined;
  private readonly count = { reasoning: 0, text: 0 };

  write(type: BlockType, delta: string): ChatStreamPart[] {
    if (delta === '') return [];
    if (this.open?.type === type) return [{ type: `${type}-delta`, id: this.open.id, delta }];
    const id = `${type}-${this.count[type]}`;
    this.count[type] += 1;
    const end = this.close();
    this.open = { type, id };
    return [...end, { type: `${type}-start`, id }, { type: `${type}-delta`, id, delta }];
  }

  /** Closes the open block, if there is one, of this type if one is named. */
  close(type?: BlockType): ChatStreamPart[] {
    const { open } = this;
    if (open === undefined || (type !== undefined && open.type !== type)) return [];
    this.open = undefined;
    return [{ type: `${open.type}-end`, id: open.id }];
  }
}
