// A client that has a call become a task (TypeScript SDK 1). Arguments: the program to speak to.
// Prints one JSON line with what it saw.
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { CallToolResultSchema, ElicitRequestSchema } from '@modelcontextprotocol/sdk/types.js';

const [command, ...args] = process.argv.slice(2);
const asked = [];
const client = new Client(
  { name: 'task-client', version: '1' },
  { capabilities: { elicitation: { form: {} } } },
);
client.setRequestHandler(ElicitRequestSchema, async ({ params }) => {
  asked.push(params._meta?.['io.modelcontextprotocol/related-task']?.taskId);
  return { action: 'accept', content: { interpretation: 'technical' } };
});
await client.connect(
  new StdioClientTransport({ command, args, env: process.env, stderr: 'inherit' }),
);
await client.listTools();
const tasks = client.experimental.tasks;
const saw = { offered: client.getServerCapabilities().tasks, types: [] };
const research = (topic) =>
  tasks.callToolStream(
    { name: 'everything__simulate-research-query', arguments: { topic, ambiguous: true } },
    CallToolResultSchema,
    { task: { ttl: 60000 } },
  );
for await (const message of research('gates')) {
  if (!saw.types.includes(message.type)) saw.types.push(message.type);
  if (message.type === 'taskCreated') saw.id = message.task.taskId;
  if (message.type === 'result') saw.result = message.result.content[0].text;
  if (message.type === 'error') saw.result = String(message.error);
}
saw.status = (await tasks.getTask(saw.id)).status;
saw.listed = (await tasks.listTasks()).tasks.map((task) => task.taskId);
for await (const message of research('walls')) {
  if (message.type === 'taskCreated') {
    saw.cancelled = (await tasks.cancelTask(message.task.taskId)).status;
    break;
  }
}
saw.unknown = await tasks.getTask('guess').then(() => 'found', (error) => error.message);
for await (const message of research('mallory')) saw.denied = message.error?.message ?? message.result;
console.log(JSON.stringify({ ...saw, asked }));
await client.close();
