import { defineConfig } from '@playwright/test';
import journeys from './playwright.config';

/** Takes the pictures of docs/guide on a fresh demo network, with the means of the journeys. */
export default defineConfig({ ...journeys, testMatch: ['**/guide-screenshots.ts', '**/guide-gatherings.ts'], timeout: 180_000 });
