import { AttendanceAct } from './attendance-act.entity';
import { AttendanceController } from './attendance.controller';
import { AttendanceCorrection } from './attendance-correction.entity';
import { AttendanceScan } from './attendance-scan.entity';
import { AttendanceService } from './attendance.service';
import { AttendanceSignature } from './attendance-signature.entity';
import { Attendance } from './attendance.entity';
import { DoorCodes } from './door-codes';
import { DoorController } from './door.controller';
import { DoorService } from './door.service';
import { ScanController } from './scan.controller';
import { ScanService } from './scan.service';
import { PresencePageQuery } from './presence-page.query';
import { VisitorService } from './visitor.service';

/** What presence brings to the gatherings' module. */
export const presenceEntities = [Attendance, AttendanceAct, AttendanceScan, AttendanceCorrection, AttendanceSignature];
export const presenceControllers = [AttendanceController, DoorController, ScanController];
export const presenceProviders = [AttendanceService, DoorCodes, DoorService, PresencePageQuery, ScanService, VisitorService];
