import { Global, Module } from '@nestjs/common';
import { DataKeys } from './data-keys';
import { Keyring } from './keyring';

@Global()
@Module({ providers: [Keyring, DataKeys], exports: [Keyring, DataKeys] })
export class CryptoModule {}
