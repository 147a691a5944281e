// A client that speaks without sessions where the other side does (TypeScript SDK 2).
// Arguments: the program to speak to. Prints one JSON line with what it saw.
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';

const [command, ...args] = process.argv.slice(2);
const asked = [];
const client = new Client(
  { name: 'stateless-client', version: '1' },
  {
    capabilities: { elicitation: { form: {} } },
    versionNegotiation: { mode: 'auto' },
  },
);
client.setRequestHandler('elicitation/create', async (request) => {
  asked.push(request.params.message);
  return { action: 'accept', content: { approve: true } };
});
await client.connect(
  new StdioClientTransport({ command, args, env: process.env, stderr: 'inherit' }),
);
const text = async (name, given) =>
  (await client.callTool({ name, arguments: given })).content.map((c) => c.text).join();
console.log(
  JSON.stringify({
    version: client.getNegotiatedProtocolVersion?.(),
    tools: (await client.listTools()).tools.map((tool) => tool.name),
    echo: await text('everything__echo', { message: 'hello' }),
    environment: await text('everything__get-env', {}),
    approved: await text('everything__get-sum', { a: 1, b: 2 }),
    asked,
  }),
);
await client.close();
