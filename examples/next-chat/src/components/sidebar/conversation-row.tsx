import { Ellipsis, Pencil, Trash2 } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useState } from 'react';
import { deleteConversation } from '../../client/sidebar/conversations.ts';
import { goTo, pathOf } from '../../client/page/location.ts';
import type { ConversationSummary } from '../../shared/api.ts';
import { IconButton } from '../button.tsx';
import { MenuContent, MenuItem } from '../menu.tsx';
import { RenameField } from './rename-field.tsx';

interface RowProps {
  item: ConversationSummary;
  currentId: string | undefined;
  onChoose: () => void;
  onDeleted: (id: string) => void;
}

/** One conversation of the list. */
export function ConversationRow(props: RowProps) {
  const { item, currentId } = props;
  const [isRenaming, setIsRenaming] = useState(false);
  const isCurrent = item.id === currentId;
  return (
    <li
      className={`group flex items-center rounded-lg hover:bg-muted ${isCurrent ? 'bg-muted' : ''}`}
    >
      {isRenaming ? (
        <RenameField item={item} onEnd={() => setIsRenaming(false)} />
      ) : (
        <>
          <RowLink {...props} isCurrent={isCurrent} />
          <RowMenu {...props} onRename={() => setIsRenaming(true)} />
        </>
      )}
    </li>
  );
}

function RowLink({ item, onChoose, isCurrent }: RowProps & { isCurrent: boolean }) {
  return (
    <a
      href={pathOf(item.id)}
      data-conversation={item.id}
      aria-current={isCurrent ? 'page' : undefined}
      title={item.title}
      onClick={event => {
        // A click that opens another tab or window is the browser's.
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        goTo(item.id);
        onChoose();
      }}
      className={`flex min-h-9 min-w-0 flex-1 items-center gap-2 rounded-lg ps-2.5 text-sm -outline-offset-2 pointer-coarse:min-h-11 ${isCurrent ? 'font-semibold' : ''}`}
    >
      <span className="truncate">{item.title}</span>
      {item.isStreaming && (
        <span className="flex shrink-0 items-center">
          {/* Still: the answer itself shows that it moves. */}
          <span aria-hidden className="size-2 rounded-full bg-primary" />
          <span className="sr-only">, answering</span>
        </span>
      )}
    </a>
  );
}

function RowMenu(props: RowProps & { onRename: () => void }) {
  const { item, onDeleted, onRename } = props;
  const [willRename, setWillRename] = useState(false);
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger asChild>
        <IconButton
          label={`Menu of ${item.title}`}
          hint="Rename or delete"
          className="me-0.5 not-pointer-coarse:opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 data-[state=open]:opacity-100"
        >
          <Ellipsis aria-hidden size={16} />
        </IconButton>
      </DropdownMenu.Trigger>
      <MenuContent
        align="end"
        onCloseAutoFocus={event => {
          // The field takes the focus, and would lose it to the button again.
          if (!willRename) return;
          event.preventDefault();
          onRename();
        }}
      >
        <MenuItem onSelect={() => setWillRename(true)}>
          <Pencil aria-hidden size={16} />
          Rename
        </MenuItem>
        <MenuItem
          className="text-danger"
          onSelect={() => {
            onDeleted(item.id);
            void deleteConversation(item.id);
          }}
        >
          <Trash2 aria-hidden size={16} />
          Delete
        </MenuItem>
      </MenuContent>
    </DropdownMenu.Root>
  );
}
