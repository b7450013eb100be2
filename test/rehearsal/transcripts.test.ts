import { describe } from 'vitest';
import { holdToTranscripts } from './hold-to-transcripts.ts';

describe('the transcript of', () => holdToTranscripts('quick'));
