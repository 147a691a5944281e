// A client without sessions that listens (TypeScript SDK 2). Arguments: the URL to speak to, or
// the program. Prints one JSON line with what it saw.
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';

const [command, ...args] = process.argv.slice(2);
const client = new Client(
  { name: 'listening-client', version: '1' },
  { versionNegotiation: { mode: 'auto' } },
);
const heard = [];
let wake = () => {};
const hear = (what) => {
  heard.push(what);
  wake();
};
const until = async (what) => {
  while (!heard.includes(what)) await new Promise((resolve) => (wake = resolve));
};
client.setNotificationHandler('notifications/resources/updated', ({ params }) => hear(params.uri));
client.setNotificationHandler('notifications/tools/list_changed', () => hear('tools'));
await client.connect(
  command.startsWith('http')
    ? new StreamableHTTPClientTransport(new URL(command))
    : new StdioClientTransport({ command, args, env: process.env, stderr: 'inherit' }),
);
const call = (name, given) => client.callTool({ name: 'docs__' + name, arguments: given });
const listening = await client.listen({
  toolsListChanged: true,
  promptsListChanged: true,
  resourceSubscriptions: ['docs+doc://secret', 'docs+doc://open'],
});
await call('touch', { uri: 'doc://secret' });
await call('touch', { uri: 'doc://open' });
await until('docs+doc://open');
await call('grow', {});
await until('tools');
const denied = await client
  .listen({ resourceSubscriptions: ['docs+doc://secret'] })
  .then(() => 'listens', (error) => error.message);
await listening.close();
const before = heard.length;
await call('touch', { uri: 'doc://open' });
const again = await client.listen({ resourceSubscriptions: ['docs+doc://open'] });
await call('touch', { uri: 'doc://open' });
while (heard.length === before) await new Promise((resolve) => (wake = resolve));
console.log(
  JSON.stringify({
    version: client.getNegotiatedProtocolVersion?.(),
    granted: listening.honoredFilter,
    closed: await listening.closed,
    denied,
    heard,
    again: heard.slice(before),
    tools: (await client.listTools()).tools.map((tool) => tool.name),
  }),
);
await again.close();
await client.close();
