/** The fonts of papers, from the package that brings them. Read when the first paper is made. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Fonts } from '../../pdf/sheet.ts';

const files = {
  regular: '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
  bold: '@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf',
};

/** Where the font files lie: the cloud takes them into a bundle. */
export const fontPaths = (): Readonly<Record<keyof Fonts, string>> => {
  const { resolve } = createRequire(import.meta.url);
  return { regular: resolve(files.regular), bold: resolve(files.bold) };
};

let read: Fonts | undefined;
export const packageFonts = (): Fonts => {
  const paths = fontPaths();
  read ??= { regular: readFileSync(paths.regular), bold: readFileSync(paths.bold) };
  return read;
};
