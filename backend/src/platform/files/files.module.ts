import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { FileStore } from './file-store';
import { FileUpkeep } from './file-upkeep';
import { Files } from './files.service';
import { FileSending } from './sends-file';
import { StoredFile } from './stored-file.entity';

@Global()
@Module({ imports: [TypeOrmModule.forFeature([StoredFile])], providers: [FileStore, Files, FileSending, FileUpkeep], exports: [FileStore, Files, FileSending, FileUpkeep] })
export class FilesModule {}
