import { describe, expect, it } from 'vitest';
import { beforeAndAfter, updatedText, updateTo } from './manifest-builders.ts';
import { updateManifest } from './update-manifest.ts';

const update = updateTo('1.3.0', { 'org.shop:parent': '2.1.0' });
const project = (inside: string): string =>
  `<?xml version="1.0"?>\n<project xmlns="http://maven.apache.org/POM/4.0.0">\n${inside}\n</project>\n`;
const parent = (version: string): string =>
  `<parent><groupId>org.shop</groupId><artifactId>parent</artifactId><version>${version}</version></parent>`;

describe('pom.xml', () => {
  it.each([
    ['in the usual form', '  <artifactId>web</artifactId>\n  <version>«1.2.0→1.3.0»</version>'],
    ['with blanks around it', '<version>\r\n\t«1.2.0→1.3.0»\r\n</version>'],
    [
      'beside those of others',
      '<dependencies><dependency><version>1.2.0</version></dependency></dependencies><version>«1.2.0→1.3.0»</version><build><plugins><plugin><version>1.2.0</version></plugin></plugins></build>',
    ],
    ['behind a comment', '<!-- <version>1.1.0</version> --><version>«1.2.0→1.3.0»</version>'],
    ['with a comment in it', '<version><!-- x -->«1.2.0→1.3.0»</version>'],
    ['in CDATA', '<version><![CDATA[«1.2.0→1.3.0»]]></version>'],
    [
      'behind CDATA that looks like it',
      '<name><![CDATA[<version>9</version>]]></name><version>«1.2.0→1.3.0»</version>',
    ],
    [
      'with attributes that hold brackets',
      '<name a="<version>" b=\'>\'/><version x="1">«1.2.0→1.3.0»</version>',
    ],
    [
      'by its property',
      '<version>${revision}</version><properties><revision>«1.2.0-SNAPSHOT→1.3.0»</revision><x>1</x></properties>',
    ],
    [
      'by a property of another name',
      '<properties><shop.version>«1.2.0→1.3.0»</shop.version></properties><version>${shop.version}</version>',
    ],
    ['by a property of another file', '<version>${revision}</version>'],
    ['from a parent that is not released', parent('2.0.0').replace('org.shop', 'org.other')],
    ['from a released parent', parent('«2.0.0→2.1.0»')],
    ['from a released parent beside its own', `${parent('«2.0.0→2.1.0»')}<version>«1.2.0→1.3.0»</version>`],
    ['from a parent by a property', parent('${revision}')],
    [
      'of no profile',
      '<version>«1.2.0→1.3.0»</version><profiles><profile><properties><revision>1</revision></properties></profile></profiles>',
    ],
  ])('gets its version %s', (_how, text) => {
    const { before, after } = beforeAndAfter(project(text));
    expect(updatedText('pom.xml', before, update)).toBe(after);
  });

  it('reads a document type with declarations in it', () => {
    const { before, after } = beforeAndAfter(
      '<!DOCTYPE project [ <!ENTITY v "1>2"> ]>\n<project><version>«1.2.0→1.3.0»</version></project>',
    );
    expect(updatedText('pom.xml', before, update)).toBe(after);
  });

  it('leaves a version of several properties alone, and says so', () => {
    const text = project('<version>${revision}${changelist}</version>');
    expect(updateManifest({ path: 'pom.xml', text }, update)).toMatchObject({
      value: {
        text,
        findings: [{ code: 'manifest.computedVersion', params: { value: '${revision}${changelist}' } }],
      },
    });
  });

  it.each([
    ['<project>\n<version>1</project>', 2],
    ['<project>\n\n<!-- ', 3],
    ['<project', 1],
    ['<project>', 1],
  ])('that is no XML is refused by line: %j', (text, line) => {
    expect(updateManifest({ path: 'pom.xml', text }, update)).toMatchObject({
      refusal: { code: 'manifest.unreadable', params: { line, syntax: 'XML' } },
    });
  });
});

it('a .NET project gets the versions of its property groups', () => {
  const { before, after } = beforeAndAfter(
    '<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><Version>«1.2.0→1.3.0»</Version></PropertyGroup><ItemGroup><PackageReference Include="x"><Version>1.2.0</Version></PackageReference></ItemGroup></Project>',
  );
  expect(updatedText('Shop.csproj', before, update)).toBe(after);
});
