import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

export interface FontFiles {
  readonly normal: string;
  readonly bold: string;
}

/** Noto Sans JP, for Latin and Japanese: beside the build, and in the sources where its package is installed. */
export function findFonts(): FontFiles {
  const beside = (name: string): string => fileURLToPath(new URL(`fonts/${name}`, import.meta.url));
  const built = { normal: beside('NotoSansJP_400Regular.ttf'), bold: beside('NotoSansJP_700Bold.ttf') };
  if (existsSync(built.normal)) return built;
  const require = createRequire(import.meta.url);
  return {
    normal: require.resolve('@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf'),
    bold: require.resolve('@expo-google-fonts/noto-sans-jp/700Bold/NotoSansJP_700Bold.ttf'),
  };
}
