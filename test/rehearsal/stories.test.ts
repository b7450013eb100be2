import { describe } from 'vitest';
import { holdToStories } from './hold-to-stories.ts';

describe('the story of', () => holdToStories('quick'));
