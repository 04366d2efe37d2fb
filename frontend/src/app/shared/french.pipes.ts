import { Pipe, type PipeTransform } from '@angular/core';
import { ago, type DateLike, longDate, number, shortDate, weekdayDate } from './french';

const WRITINGS = { long: longDate, short: shortDate, weekday: weekdayDate, ago };

/** `{{ gathering.startsOn | day }}`: « 21 janvier 2025 »; `day: 'short'`, `'weekday'` and `'ago'` for the others. */
@Pipe({ name: 'day' })
export class DayPipe implements PipeTransform {
  transform(on: DateLike, writing: keyof typeof WRITINGS = 'long'): string {
    return WRITINGS[writing](on);
  }
}

/** `{{ population | figure }}`: « 28 757 ». */
@Pipe({ name: 'figure' })
export class FigurePipe implements PipeTransform {
  transform(value: number | null | undefined): string {
    return number(value);
  }
}
