'use client';

import { useEffect, useState, useSyncExternalStore } from 'react';
import { followTheme } from '../client/page/appearance.ts';
import { loadConversations } from '../client/sidebar/conversations.ts';
import { useAddressedConversation } from '../client/page/location.ts';
import { loadModels } from '../client/models/models.ts';
import { freshSession, openedSession, sessionOf } from '../client/conversation/sessions.ts';
import { listenToTabs } from '../client/conversation/tabs.ts';
import { Announcer } from './announcer.tsx';
import { Conversation } from './conversation/conversation.tsx';
import { ConversationSkeleton } from './conversation/conversation-skeleton.tsx';
import { Header } from './header.tsx';
import { KeyboardHelp } from './keyboard-help.tsx';
import { Drawer } from './sidebar/drawer.tsx';
import { Sidebar } from './sidebar/sidebar.tsx';
import { SkipLink } from './skip-link.tsx';
import { ToastRegion } from './toast-region.tsx';
import { useShortcuts } from './use-shortcuts.ts';

/** The page: conversations at the side, and the one that the address names. */
export function ChatApp() {
  const [isDrawerOpen, setIsDrawerOpen] = useState(false);
  const [isHelpOpen, setIsHelpOpen] = useState(false);
  const session = useSession();
  useServer();
  useEffect(followTheme, []);
  useShortcuts({ session, openDrawer: () => setIsDrawerOpen(true) });

  const panel = {
    currentId: session?.id,
    onHelp: () => setIsHelpOpen(true),
    onChoose: () => setIsDrawerOpen(false),
  };
  return (
    <div className="flex h-dvh">
      <SkipLink />
      <aside className="hidden w-[calc(16rem+env(safe-area-inset-left))] shrink-0 border-e border-border bg-sidebar ps-[env(safe-area-inset-left)] pt-[env(safe-area-inset-top)] sidebar-open:block xl:w-[calc(17rem+env(safe-area-inset-left))]">
        <Sidebar {...panel} />
      </aside>
      <Drawer isOpen={isDrawerOpen} onOpenChange={setIsDrawerOpen}>
        <Sidebar {...panel} />
      </Drawer>
      <div className="grid min-w-0 flex-1 grid-rows-[auto_minmax(0,1fr)]">
        <Header session={session} onMenu={() => setIsDrawerOpen(true)} />
        {session ? <Conversation key={session.id} session={session} /> : <ConversationSkeleton />}
      </div>
      {/* The sidebar has one of its own, right after the list, where it can be seen. */}
      <div className="sidebar-open:hidden">{!isDrawerOpen && <ToastRegion />}</div>
      <KeyboardHelp isOpen={isHelpOpen} onOpenChange={setIsHelpOpen} />
      <Announcer />
    </div>
  );
}

/** The conversation on screen. Only the browser has conversations: a server would share them between its visitors. */
function useSession() {
  const id = useAddressedConversation();
  const isBrowser = useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  );
  if (!isBrowser) return undefined;
  return id === undefined ? freshSession() : sessionOf(id);
}

/** Gets what the page needs, and follows what other tabs do. */
function useServer(): void {
  useEffect(() => {
    void loadModels();
    void loadConversations();
    const reload = () => {
      if (document.visibilityState === 'visible') void loadConversations();
    };
    document.addEventListener('visibilitychange', reload);
    const stopListening = listenToTabs(({ conversationId }) => {
      void loadConversations();
      void openedSession(conversationId)?.check();
    });
    return () => {
      document.removeEventListener('visibilitychange', reload);
      stopListening();
    };
  }, []);
}
