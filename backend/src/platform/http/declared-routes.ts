import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { DECLARATION, type Declaration } from '../auth/needs';

/** One route as the live router has it, with what it declares. */
export interface DeclaredRoute {
  handler: string;
  method: string;
  path: string;
  declaration: Declaration;
}

const verbs = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'ALL', 'OPTIONS', 'HEAD'];
const joined = (...parts: string[]) => `/${parts.flatMap((part) => part.split('/')).filter(Boolean).join('/')}`;

/** Reads what every handler declares; one without a declaration stops the start. */
@Injectable()
export class DeclaredRoutes implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onApplicationBootstrap(): void {
    this.list();
  }

  /** Every route of every controller, paths relative to the API's root. */
  list(): DeclaredRoute[] {
    return this.discovery.getControllers().flatMap(({ instance, metatype }) => {
      if (!instance || !metatype) return [];
      const prefix = [Reflect.getMetadata('path', metatype) as string | string[]].flat()[0] ?? '';
      const prototype = Object.getPrototypeOf(instance) as Record<string, () => unknown>;
      return this.scanner.getAllMethodNames(prototype).flatMap((name) => {
        const handler = prototype[name] as () => unknown;
        const path = Reflect.getMetadata('path', handler) as string | undefined;
        if (path === undefined) return [];
        const declaration = this.reflector.get<Declaration | undefined>(DECLARATION, handler);
        if (!declaration) throw new Error(`${metatype.name}.${name} declares no right: add @Needs, @SignedIn or @Public.`);
        return [{ handler: `${metatype.name}.${name}`, method: verbs[Reflect.getMetadata('method', handler) as number] ?? 'GET', path: joined(prefix, path), declaration }];
      });
    });
  }
}
