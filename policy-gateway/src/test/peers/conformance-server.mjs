// A server with everything that the conformance suite asks for (TypeScript SDK 1).
// Arguments: "stdio", or nothing to serve streamable HTTP; then it prints its port.
import { createServer } from 'node:http';
import { randomUUID } from 'node:crypto';
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import * as types from '@modelcontextprotocol/sdk/types.js';

const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';
const SOUND = 'UklGRiYAAABXQVZFZm10IBAAAAABAAEAQB8AAAB9AAACABAAZGF0YQIAAAAAAA==';
const text = (value) => ({ type: 'text', text: value });
const image = { type: 'image', data: PIXEL, mimeType: 'image/png' };
const embedded = (uri) => ({
  type: 'resource',
  resource: { uri, mimeType: 'text/plain', text: 'embedded' },
});
const soon = () => new Promise((resolve) => setTimeout(resolve, 20));
const asks = async (extra, properties) => {
  const params = {
    message: 'Please fill in',
    requestedSchema: { type: 'object', properties, required: [] },
  };
  const answer = await extra.sendRequest(
    { method: 'elicitation/create', params },
    types.ElicitResultSchema,
  );
  return [text(`Elicitation completed: ${JSON.stringify(answer)}`)];
};
const titled = (words) => words.map((word) => ({ const: word, title: word.toUpperCase() }));
const words = ['one', 'two'];

const tools = {
  test_simple_text: () => [text('simple')],
  test_image_content: () => [image],
  test_audio_content: () => [{ type: 'audio', data: SOUND, mimeType: 'audio/wav' }],
  test_embedded_resource: () => [embedded('test://embedded-resource')],
  test_multiple_content_types: () => [text('many'), image, embedded('test://mixed')],
  test_error_handling: () => {
    throw new Error('always fails');
  },
  test_tool_with_logging: async (_, extra) => {
    for (const data of ['started', 'works', 'done']) {
      await extra.sendNotification({
        method: 'notifications/message',
        params: { level: 'info', data },
      });
      await soon();
    }
    return [text('logged')];
  },
  test_tool_with_progress: async (_, extra) => {
    const progressToken = extra._meta?.progressToken;
    for (const progress of progressToken === undefined ? [] : [0, 50, 100]) {
      await extra.sendNotification({
        method: 'notifications/progress',
        params: { progressToken, progress, total: 100 },
      });
      await soon();
    }
    return [text('progressed')];
  },
  test_sampling: async ({ prompt }, extra) => {
    const params = { messages: [{ role: 'user', content: text(prompt) }], maxTokens: 100 };
    const answer = await extra.sendRequest(
      { method: 'sampling/createMessage', params },
      types.CreateMessageResultSchema,
    );
    return [text(`LLM response: ${answer.content.text}`)];
  },
  test_elicitation: (_, extra) =>
    asks(extra, { username: { type: 'string' }, email: { type: 'string' } }),
  test_elicitation_sep1034_defaults: (_, extra) =>
    asks(extra, {
      name: { type: 'string', default: 'John Doe' },
      age: { type: 'integer', default: 30 },
      score: { type: 'number', default: 95.5 },
      status: { type: 'string', enum: ['active', 'inactive', 'pending'], default: 'active' },
      verified: { type: 'boolean', default: true },
    }),
  test_elicitation_sep1330_enums: (_, extra) =>
    asks(extra, {
      untitledSingle: { type: 'string', enum: words },
      titledSingle: { type: 'string', oneOf: titled(words) },
      legacyEnum: { type: 'string', enum: words, enumNames: ['One', 'Two'] },
      untitledMulti: { type: 'array', items: { type: 'string', enum: words } },
      titledMulti: { type: 'array', items: { anyOf: titled(words) } },
    }),
  json_schema_2020_12_tool: () => [text('checked')],
};
const schemas = {
  json_schema_2020_12_tool: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    $defs: { address: { type: 'object', properties: { street: { type: 'string' } } } },
    properties: { address: { $ref: '#/$defs/address' } },
    additionalProperties: false,
  },
};
const said = (content) => ({ role: 'user', content });
const prompts = {
  test_simple_prompt: () => [said(text('simple'))],
  test_prompt_with_arguments: ({ arg1, arg2 }) => [said(text(`${arg1} ${arg2}`))],
  test_prompt_with_embedded_resource: ({ resourceUri }) => [said(embedded(resourceUri))],
  test_prompt_with_image: () => [said(image)],
};
const parameters = {
  test_prompt_with_arguments: ['arg1', 'arg2'],
  test_prompt_with_embedded_resource: ['resourceUri'],
};
const resources = {
  'test://static-text': { mimeType: 'text/plain', text: 'static' },
  'test://static-binary': { mimeType: 'image/png', blob: PIXEL },
  'test://watched-resource': { mimeType: 'text/plain', text: 'watched' },
};

function server() {
  const made = new Server(
    { name: 'conformance', version: '1' },
    { capabilities: { completions: {}, logging: {}, prompts: {}, resources: { subscribe: true }, tools: {} } },
  );
  made.setRequestHandler(types.ListToolsRequestSchema, () => ({
    tools: Object.keys(tools).map((name) => ({
      name,
      description: name,
      inputSchema: schemas[name] ?? { type: 'object' },
    })),
  }));
  made.setRequestHandler(types.CallToolRequestSchema, async ({ params }, extra) => {
    try {
      return { content: await tools[params.name](params.arguments ?? {}, extra) };
    } catch (failure) {
      return { isError: true, content: [text(String(failure))] };
    }
  });
  made.setRequestHandler(types.ListPromptsRequestSchema, () => ({
    prompts: Object.keys(prompts).map((name) => ({
      name,
      description: name,
      arguments: (parameters[name] ?? []).map((each) => ({ name: each, required: true })),
    })),
  }));
  made.setRequestHandler(types.GetPromptRequestSchema, ({ params }) => ({
    messages: prompts[params.name](params.arguments ?? {}),
  }));
  made.setRequestHandler(types.ListResourcesRequestSchema, () => ({
    resources: Object.keys(resources).map((uri) => ({ uri, name: uri, description: uri })),
  }));
  made.setRequestHandler(types.ListResourceTemplatesRequestSchema, () => ({
    resourceTemplates: [{ uriTemplate: 'test://template/{id}/data', name: 'template' }],
  }));
  made.setRequestHandler(types.ReadResourceRequestSchema, ({ params: { uri } }) => ({
    contents: [{ uri, ...(resources[uri] ?? { mimeType: 'application/json', text: uri }) }],
  }));
  made.setRequestHandler(types.SubscribeRequestSchema, () => ({}));
  made.setRequestHandler(types.UnsubscribeRequestSchema, () => ({}));
  made.setRequestHandler(types.CompleteRequestSchema, () => ({ completion: { values: ['a'] } }));
  made.setRequestHandler(types.SetLevelRequestSchema, () => ({}));
  return made;
}

if (process.argv[2] === 'stdio') {
  await server().connect(new StdioServerTransport());
} else {
  const sessions = new Map();
  const http = createServer(async (request, response) => {
    let transport = sessions.get(request.headers['mcp-session-id']);
    if (!transport) {
      const port = http.address().port;
      transport = new StreamableHTTPServerTransport({
        sessionIdGenerator: randomUUID,
        onsessioninitialized: (id) => sessions.set(id, transport),
        enableDnsRebindingProtection: true,
        allowedHosts: [`localhost:${port}`, `127.0.0.1:${port}`],
      });
      await server().connect(transport);
    }
    await transport.handleRequest(request, response);
  });
  http.listen(0, '127.0.0.1', () => console.log(http.address().port));
}
