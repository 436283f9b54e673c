import { ChatApp } from '../components/chat-app.tsx';

/** A new conversation. */
export default function Page() {
  return <ChatApp />;
}
