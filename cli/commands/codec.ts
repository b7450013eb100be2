import type { Command } from '../command.ts';
import { PROFILE_OPTION } from '../common-options.ts';

export const codecCommand: Command = {
  name: 'codec',
  group: 'This machine',
  summary: 'Run the codec server that shows the Temporal UI what is encrypted, until Ctrl-C',
  notes: [
    'It decrypts what the UI shows and encrypts what the UI sends, with the keys that CCMCTL_CODEC_KEYS names, for one namespace.',
    'It listens on this machine alone, answers the page of that UI alone, and only whoever has the token; it writes down nothing of what it is sent.',
    'Without --token-file it makes a token, and prints it as a part of the endpoint.',
  ],
  arguments: [],
  options: [
    { name: 'port', value: 'number', about: 'where it listens; 0: any free port', default: '8234' },
    { name: 'origin', value: 'url', about: 'where the Temporal UI is', default: 'http://127.0.0.1:8233' },
    { name: 'token-file', value: 'file', about: 'file that holds the token whoever asks has to show' },
    PROFILE_OPTION,
  ],
  examples: [
    'ccmctl codec',
    'ccmctl codec --origin https://temporal-ui.example --token-file codec.token',
    'ccmctl codec --profile production --port 0 --json',
  ],
  async run(context, input) {
    const { serveCodec } = await import('../codec/serve-codec.ts');
    return serveCodec(context, {
      port: input.option('port') ?? '8234',
      origin: input.option('origin') ?? 'http://127.0.0.1:8233',
      tokenFile: input.option('token-file'),
    });
  },
};
