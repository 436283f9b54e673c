import { ChatApp } from '../../../components/chat-app.tsx';

/** A conversation. The browser reads which one from its address, so that it can go to another without the server. */
export default function Page() {
  return <ChatApp />;
}
