import { z } from 'zod';

const HOST_AND_PORT = /^(?:\[[0-9A-Fa-f:]+\]|[^\s:/]+):\d{1,5}$/;

/** Where a Temporal server listens. */
export const ADDRESS = z.string().regex(HOST_AND_PORT, 'expected host:port, such as 127.0.0.1:7233');

const YES_OR_NO = z.enum(['true', 'false', '1', '0'], { error: 'expected true or false' });

/** The variables that the `temporal` command reads as well, each with what it means. */
export const TEMPORAL_VARIABLES = {
  TEMPORAL_ADDRESS: ADDRESS.optional().describe(
    'A Temporal server that runs already, as host:port; without it one is found or built, and started.',
  ),
  TEMPORAL_NAMESPACE: z.string().optional().describe('The Temporal namespace that runs live in; `default` without it.'),
  TEMPORAL_CONFIG_FILE: z
    .string()
    .optional()
    .describe(
      "The `temporal` command's file of profiles; without it `temporalio/temporal.toml` in the user's folder of settings.",
    ),
  TEMPORAL_PROFILE: z
    .string()
    .optional()
    .describe('The profile of that file to use, as `--profile` names one; `default` without it.'),
  TEMPORAL_API_KEY: z.string().optional().describe('The API key to show to the server; TLS is used with it.'),
  TEMPORAL_TLS: YES_OR_NO.optional().describe(
    'Whether the server is reached by TLS; not needed where one of the variables below or an API key is set.',
  ),
  TEMPORAL_TLS_SERVER_CA_CERT_PATH: z
    .string()
    .optional()
    .describe("Certificates (PEM) of the authorities that the server's own is trusted by; those of Node without it."),
  TEMPORAL_TLS_SERVER_CA_CERT_DATA: z.string().optional().describe('The same certificates themselves.'),
  TEMPORAL_TLS_SERVER_NAME: z
    .string()
    .optional()
    .describe("The name that the server's certificate has to have, where it is not that of the address."),
  TEMPORAL_TLS_CLIENT_CERT_PATH: z
    .string()
    .optional()
    .describe('The certificate (PEM) to show to the server, where it asks for one (mutual TLS).'),
  TEMPORAL_TLS_CLIENT_CERT_DATA: z.string().optional().describe('The same certificate itself.'),
  TEMPORAL_TLS_CLIENT_KEY_PATH: z
    .string()
    .optional()
    .describe('The key (PEM, without a passphrase) of that certificate.'),
  TEMPORAL_TLS_CLIENT_KEY_DATA: z.string().optional().describe('The same key itself.'),
} as const;

/** How the variables begin that name a header to send with every call. */
export const HEADER_VARIABLES = 'TEMPORAL_GRPC_META_';
