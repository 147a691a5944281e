// A client with a session (TypeScript SDK 1). Arguments: the program to speak to.
// Prints one JSON line with what it saw.
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import {
  CreateMessageRequestSchema,
  ElicitRequestSchema,
} from '@modelcontextprotocol/sdk/types.js';

const [command, ...args] = process.argv.slice(2);
const asked = [];
const client = new Client(
  { name: 'session-client', version: '1' },
  { capabilities: { elicitation: {}, sampling: {} } },
);
client.setRequestHandler(ElicitRequestSchema, async (request) => {
  asked.push(request.params.message);
  return { action: 'accept', content: { approve: true } };
});
client.setRequestHandler(CreateMessageRequestSchema, async () => ({
  role: 'assistant',
  model: 'test',
  content: { type: 'text', text: 'sampled words' },
}));
await client.connect(
  new StdioClientTransport({ command, args, env: process.env, stderr: 'inherit' }),
);
const text = async (name, given) =>
  (await client.callTool({ name, arguments: given })).content.map((c) => c.text ?? c.uri).join();
const progress = [];
const saw = {
  tools: (await client.listTools()).tools.map((tool) => tool.name),
  echo: await text('everything__echo', { message: 'hello' }),
  environment: await text('everything__get-env', {}),
  approved: await text('everything__get-sum', { a: 1, b: 2 }),
  sampled: await text('everything__trigger-sampling-request', { prompt: 'hi', maxTokens: 10 }),
  links: await text('everything__get-resource-links', { count: 1 }),
  resources: (await client.listResources()).resources.map((resource) => resource.uri),
  read: (
    await client.readResource({
      uri: 'everything+demo://resource/static/document/features.md',
    })
  ).contents[0].uri,
  prompts: (await client.listPrompts()).prompts.map((prompt) => prompt.name),
  prompt: (await client.getPrompt({ name: 'everything__simple-prompt' })).messages.length,
  deniedRead: await client
    .readResource({ uri: 'everything+demo://resource/dynamic/text/1' })
    .then(() => 'read', (error) => error.message),
  file: await text('files__read_text_file', { path: process.env.BOX + '/a.txt' }),
  deniedFile: await text('files__read_text_file', { path: process.env.BOX + '/.env' }),
  long: (
    await client.callTool(
      {
        name: 'everything__trigger-long-running-operation',
        arguments: { duration: 1, steps: 2 },
      },
      undefined,
      { onprogress: (step) => progress.push(step.progress) },
    )
  ).content[0].text,
};
console.log(JSON.stringify({ ...saw, asked, progress }));
await client.close();
