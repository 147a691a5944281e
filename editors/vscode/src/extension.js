// Starts the language server of Edict for policy files.
const { workspace } = require('vscode');
const { LanguageClient } = require('vscode-languageclient/node');

let client;

function activate() {
  const command = workspace.getConfiguration('edict').get('command');
  client = new LanguageClient(
    'edict',
    'Edict',
    { command, args: ['lsp'] },
    {
      documentSelector: [{ language: 'edict' }],
      synchronize: { fileEvents: workspace.createFileSystemWatcher('**/*.edict') },
    });
  return client.start();
}

function deactivate() {
  return client ? client.stop() : undefined;
}

module.exports = { activate, deactivate };
