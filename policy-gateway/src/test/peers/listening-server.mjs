// A server without sessions that tells of changes (TypeScript SDK 2).
import { McpServer } from '@modelcontextprotocol/server';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { z } from 'zod';

serveStdio(
  () => {
    const server = new McpServer(
      { name: 'listening', version: '1' },
      { capabilities: { resources: { subscribe: true, listChanged: true } } },
    );
    for (const uri of ['doc://open', 'doc://secret']) {
      server.registerResource(uri, uri, {}, async () => ({ contents: [{ uri, text: 'words' }] }));
    }
    server.registerTool(
      'touch',
      { description: 'changes a resource', inputSchema: z.object({ uri: z.string() }) },
      async ({ uri }) => {
        await server.server.sendResourceUpdated({ uri });
        return { content: [{ type: 'text', text: 'touched' }] };
      },
    );
    server.registerTool(
      'grow',
      { description: 'adds a tool', inputSchema: z.object({}) },
      async () => {
        server.registerTool('leaf', { description: 'grown', inputSchema: z.object({}) }, () => ({}));
        return { content: [{ type: 'text', text: 'grown' }] };
      },
    );
    return server;
  },
  { legacy: 'reject' },
);
