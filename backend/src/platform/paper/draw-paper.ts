import PDFDocument from 'pdfkit';
import { create } from 'qrcode';
import type { PaperBlock, PaperDocument } from './document';
import { margins, Sheet } from './sheet';
import { Table } from './table';
import { Typefaces } from './typefaces';
import { ink, lake, line, type Look, quiet, Typesetter } from './typesetter';

const titles: Record<1 | 2 | 3, Look & { before: number; after: number }> = {
  1: { face: 'head', size: 24, leading: 29, colour: ink, before: 0, after: 8 },
  2: { face: 'head', size: 15, leading: 19, colour: lake, before: 14, after: 5 },
  3: { face: 'bold', size: 11, leading: 15, colour: ink, before: 9, after: 3 },
};
const looks: Record<'body' | 'lead' | 'small' | 'strong', Look> = {
  body: { face: 'text', size: 10.5, leading: 15, colour: ink },
  lead: { face: 'text', size: 13, leading: 19, colour: ink },
  small: { face: 'text', size: 8.5, leading: 11.5, colour: quiet },
  strong: { face: 'bold', size: 10.5, leading: 15, colour: ink },
};

let typefaces: Typefaces | undefined;

/** Draws a document. The same data give the same bytes: the date of making is given, the file’s id follows from it. */
export async function drawPaper(asked: PaperDocument): Promise<Buffer> {
  typefaces ??= new Typefaces();
  const document = new PDFDocument({
    size: 'A4',
    layout: asked.layout ?? 'portrait',
    margins: { top: margins.top, bottom: 0, left: margins.side, right: margins.side },
    bufferPages: true,
    tagged: true,
    lang: 'fr-FR',
    displayTitle: true,
    pdfVersion: '1.7',
    subset: 'PDF/UA' as PDFKit.Mixins.PDFSubsets,
    info: { Title: asked.title, Author: asked.author ?? 'Cordée', Subject: asked.subject ?? asked.title, Creator: 'Cordée', Producer: 'Cordée', CreationDate: new Date(asked.at), ModDate: new Date(asked.at) },
  });
  escapeMetadata(document);
  for (const { name, font } of typefaces.all()) document.registerFont(name, font as unknown as Buffer);
  const setter = new Typesetter(document, typefaces);
  const sheet = new Sheet(document, setter);
  for (const block of asked.blocks) draw(block, sheet);
  sheet.close();
  drawHeadsAndFeet(document, asked, sheet, setter);
  return bytesOf(document);
}

function draw(block: PaperBlock, sheet: Sheet): void {
  switch (block.kind) {
    case 'title':
      return title(block.text, block.level ?? 1, sheet);
    case 'text':
      return text(block.text, looks[block.look ?? 'body'], sheet, block.align);
    case 'facts':
      return facts(block.facts, sheet);
    case 'list':
      return list(block.items, sheet);
    case 'table':
      return new Table(sheet, block).draw();
    case 'picture':
      return picture(block, sheet);
    case 'code':
      return code(block, sheet);
    case 'space':
      sheet.y += block.points;
      return;
    case 'rule':
      sheet.stroke(sheet.y + 5, 0.6, line);
      sheet.y += 12;
      return;
    case 'page':
      return sheet.turn();
    case 'together':
      sheet.turned(Math.min(sheet.tallest, block.blocks.reduce((sum, one) => sum + estimate(one, sheet), 0)));
      for (const one of block.blocks) draw(one, sheet);
  }
}

/** What a block is about to take; enough to keep some together. */
function estimate(block: PaperBlock, sheet: Sheet): number {
  if (block.kind === 'space') return block.points;
  if (block.kind === 'picture' || block.kind === 'code') return block.height + 8;
  if (block.kind === 'facts') return block.facts.length * 20;
  if (block.kind === 'text') return sheet.setter.lines(block.text, looks[block.look ?? 'body'], sheet.width).length * looks[block.look ?? 'body'].leading + 6;
  if (block.kind === 'title') return titles[block.level ?? 1].before + titles[block.level ?? 1].leading + titles[block.level ?? 1].after;
  return block.kind === 'table' ? 60 + block.rows.length * ((block.tall ?? 0) + 20) : 20;
}

/** A title never stays alone at the foot of a page. */
function title(words: string, level: 1 | 2 | 3, sheet: Sheet): void {
  const { before, after, ...look } = titles[level];
  const lines = sheet.setter.lines(words, look, sheet.width);
  sheet.turned(before + sheet.setter.height(lines, look) + after + 60);
  sheet.y += sheet.y === margins.top ? 0 : before;
  const { y } = sheet;
  const element = sheet.element(`H${level}`);
  element.add(() => sheet.setter.write(lines, look, sheet.left, y, sheet.width));
  element.end();
  sheet.y = y + sheet.setter.height(lines, look) + after;
}

function text(words: string, look: Look, sheet: Sheet, align: 'left' | 'center' = 'left', type = 'P', indent = 0): void {
  const lines = sheet.setter.lines(words, look, sheet.width - indent);
  const element = sheet.element(type);
  while (lines.length) {
    sheet.turned(Math.min(2, lines.length) * look.leading);
    const part = lines.splice(0, Math.max(1, Math.floor(sheet.leftOver / look.leading)));
    const { y } = sheet;
    element.add(() => sheet.setter.write(part, look, sheet.left + indent, y, sheet.width - indent, align));
    sheet.y = y + sheet.setter.height(part, look);
  }
  element.end();
  sheet.y += 6;
}

function list(items: readonly string[], sheet: Sheet): void {
  for (const item of items) {
    sheet.turned(looks.body.leading);
    const { y } = sheet;
    sheet.ornament(() => sheet.setter.write(['–'], looks.body, sheet.left, y, 12));
    text(item, looks.body, sheet, 'left', 'P', 12);
    sheet.y -= 3;
  }
  sheet.y += 5;
}

const factLabel = 130;

function facts(pairs: readonly (readonly [string, string])[], sheet: Sheet): void {
  for (const [label, value] of pairs) {
    const lines = sheet.setter.lines(value, looks.body, sheet.width - factLabel);
    const labels = sheet.setter.lines(label, { ...looks.body, colour: quiet }, factLabel - 10);
    const height = Math.max(lines.length, labels.length) * looks.body.leading;
    sheet.turned(Math.min(height, sheet.tallest));
    const { y } = sheet;
    const element = sheet.element('P');
    element.add(() => {
      sheet.setter.write(labels, { ...looks.body, colour: quiet }, sheet.left, y, factLabel);
      sheet.setter.write(lines, looks.body, sheet.left + factLabel, y, sheet.width - factLabel);
    });
    element.end();
    sheet.y = y + height + 3;
  }
  sheet.y += 6;
}

function picture({ picture: bytes, alt, height }: Extract<PaperBlock, { kind: 'picture' }>, sheet: Sheet): void {
  sheet.turned(height);
  const { y } = sheet;
  sheet.figure(alt, () => sheet.image(bytes, sheet.left, y, sheet.width, height));
  sheet.y = y + height + 8;
}

function code({ text: told, alt, height }: Extract<PaperBlock, { kind: 'code' }>, sheet: Sheet): void {
  const { modules } = create(told, { errorCorrectionLevel: 'L' });
  sheet.turned(height);
  const { y } = sheet;
  sheet.figure(alt, () => sheet.squares(modules.size, (row, column) => modules.get(row, column) === 1, y, height));
  sheet.y = y + height + 8;
}

function drawHeadsAndFeet(document: PDFKit.PDFDocument, { head, foot, numbered = true }: PaperDocument, sheet: Sheet, setter: Typesetter): void {
  const look: Look = { face: 'text', size: 8.5, leading: 11, colour: quiet };
  const strong: Look = { ...look, face: 'bold', colour: lake };
  const left = head?.left ? setter.oneLine(head.left, strong, sheet.width * 0.6) : '';
  const right = head?.right ? setter.oneLine(head.right, look, sheet.width - setter.width(left, strong) - 16) : '';
  const { start, count } = document.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    document.switchToPage(start + page);
    sheet.ornament(() => {
      const low = document.page.height - 40;
      const number = `page ${page + 1} sur ${count}`;
      if (left) setter.write([left], strong, sheet.left, 34, sheet.width);
      if (right) setter.write([right], look, sheet.left, 34, sheet.width, 'right');
      if (foot) setter.write(setter.lines(foot, look, sheet.width - 90).slice(0, 2), look, sheet.left, low, sheet.width - 90);
      if (numbered) setter.write([number], look, sheet.left, low, sheet.width, 'right');
      document.moveTo(sheet.left, 50).lineTo(sheet.left + sheet.width, 50).lineWidth(0.6).stroke(lake);
    });
  }
}

/** The library puts the title into XML as it is. */
function escapeMetadata(document: PDFKit.PDFDocument): void {
  const inner = document as unknown as { _addInfo(): void; info: Record<string, unknown> };
  const add = inner._addInfo.bind(document);
  inner._addInfo = () => {
    const { info } = inner;
    inner.info = Object.fromEntries(Object.entries(info).map(([name, value]) => [name, typeof value === 'string' ? escaped(value) : value]));
    add();
    inner.info = info;
  };
}

const escaped = (words: string) => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F]/g, '');

async function bytesOf(document: PDFKit.PDFDocument): Promise<Buffer> {
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve, reject) => document.once('end', resolve).once('error', reject));
  document.end();
  await ended;
  return Buffer.concat(chunks);
}
