import { Access1764000000000 } from './1764000000000-access';
import { Network1764000100000 } from './1764000100000-network';
import { Identity1764000200000 } from './1764000200000-identity';
import { Platform1764000300000 } from './1764000300000-platform';
import { Jobs1764000350000 } from './1764000350000-jobs';
import { Cohorts1764000400000 } from './1764000400000-cohorts';
import { Gatherings1764000500000 } from './1764000500000-gatherings';
import { Diagnostics1764000600000 } from './1764000600000-diagnostics';
import { Projects1764000700000 } from './1764000700000-projects';
import { Evaluation1764000800000 } from './1764000800000-evaluation';
import { History1764100000000 } from './1764100000000-history';
import { OfficialTerritories1764100100000 } from './1764100100000-official-territories';
import { People1764100200000 } from './1764100200000-people';
import { Delegations1764100300000 } from './1764100300000-delegations';
import { Handovers1764100310000 } from './1764100310000-handovers';
import { Recruiting1764100400000 } from './1764100400000-recruiting';
import { Behalf1764100500000 } from './1764100500000-behalf';
import { Imports1764100600000 } from './1764100600000-imports';
import { ImportsForgotten1764100610000 } from './1764100610000-imports-forgotten';
import { Finding1764100700000 } from './1764100700000-finding';
import { OwnData1764100800000 } from './1764100800000-own-data';
import { TerritoryLife1764100800000 } from './1764100800000-territory-life';
import { Questions1764100900000 } from './1764100900000-questions';
import { MergingGivesNoHat1764100950000 } from './1764100950000-merging-gives-no-hat';
import { Files1764199900000 } from './1764199900000-files';
import { Planning1764200000000 } from './1764200000000-planning';
import { Inviting1764200100000 } from './1764200100000-inviting';
import { Answers1764200200000 } from './1764200200000-answers';
import { Presence1764200300000 } from './1764200300000-presence';
import { Video1764200400000 } from './1764200400000-video';
import { PeerExchanges1764200450000 } from './1764200450000-peer-exchanges';
import { Afterwards1764200500000 } from './1764200500000-afterwards';
import { Proof1764200600000 } from './1764200600000-proof';
import { Mail1764200700000 } from './1764200700000-mail';
import { OrganisationSignIn1764200800000 } from './1764200800000-organisation-sign-in';
import { Newsletter1764200900000 } from './1764200900000-newsletter';
import { PeerRooms1764300200000 } from './1764300200000-peer-rooms';
import { FeedbackMoment1764300300000 } from './1764300300000-feedback-moment';
import { RestoredAndSideBySide1764300310000 } from './1764300310000-restored-and-side-by-side';
import { PackResume1764300311000 } from './1764300311000-pack-resume';
import { MissedCommitments1764300320000 } from './1764300320000-missed-commitments';
import { WhoseDayAndClock1764300321000 } from './1764300321000-whose-day-and-clock';
import { NotedAddresses1764300400000 } from './1764300400000-noted-addresses';
import { WordsInPreviews1764300410000 } from './1764300410000-words-in-previews';
import { CloserDoors1764300500000 } from './1764300500000-closer-doors';
import { BehalfWhole1764300500100 } from './1764300500100-behalf-whole';
import { WatchRests1764300500200 } from './1764300500200-watch-rests';
import { RecalledStatements1764300600000 } from './1764300600000-recalled-statements';
import { AnnouncedGatherings1764300600700 } from './1764300600700-announced-gatherings';
import { NarrowerDoors1764300620000 } from './1764300620000-narrower-doors';
import { PresenceRules1764300710000 } from './1764300710000-presence-rules';
import { RoomOfOneRecord1764300710100 } from './1764300710100-room-of-one-record';
import { NewsletterPictures1764300720000 } from './1764300720000-newsletter-pictures';
import { LeadsBehindTheWall1764300730000 } from './1764300730000-leads-behind-the-wall';
import { TwoLetters1764300731000 } from './1764300731000-two-letters';
import { CertificateLines1764300740000 } from './1764300740000-certificate-lines';
import { SortedDirectory1764300770000 } from './1764300770000-sorted-directory';
import { SenateSeries1764300780000 } from './1764300780000-senate-series';
import { StateOffices1764300790000 } from './1764300790000-state-offices';
import { OwnLinks1764300800000 } from './1764300800000-own-links';
import { LeadsInWords1764300810000 } from './1764300810000-leads-in-words';
import { LargeNetworks1764400100000 } from './1764400100000-large-networks';
import { LargeNetworksCounted1764400110000 } from './1764400110000-large-networks-counted';
import { ListsOfStructures1764400200000 } from './1764400200000-lists-of-structures';
import { WithdrawnRequests1764400300000 } from './1764400300000-withdrawn-requests';
import { HeldLetters1764400310000 } from './1764400310000-held-letters';
import { RefusedQuotes1764400320000 } from './1764400320000-refused-quotes';
import { PeerPlaces1764400330000 } from './1764400330000-peer-places';
import { InterviewsInTotal1764400500000 } from './1764400500000-interviews-in-total';
import { LettersToOutsiders1764400700000 } from './1764400700000-letters-to-outsiders';

/** Every migration, in the order of its number, which is the order in which they run. */
export const migrations = [
  Access1764000000000,
  Network1764000100000,
  Identity1764000200000,
  Platform1764000300000,
  Jobs1764000350000,
  Cohorts1764000400000,
  Gatherings1764000500000,
  Diagnostics1764000600000,
  Projects1764000700000,
  Evaluation1764000800000,
  History1764100000000,
  OfficialTerritories1764100100000,
  People1764100200000,
  Delegations1764100300000,
  Handovers1764100310000,
  Recruiting1764100400000,
  Behalf1764100500000,
  Imports1764100600000,
  ImportsForgotten1764100610000,
  Finding1764100700000,
  OwnData1764100800000,
  TerritoryLife1764100800000,
  Questions1764100900000,
  MergingGivesNoHat1764100950000,
  Files1764199900000,
  Planning1764200000000,
  Inviting1764200100000,
  Answers1764200200000,
  Presence1764200300000,
  Video1764200400000,
  PeerExchanges1764200450000,
  Afterwards1764200500000,
  Proof1764200600000,
  Mail1764200700000,
  OrganisationSignIn1764200800000,
  Newsletter1764200900000,
  PeerRooms1764300200000,
  FeedbackMoment1764300300000,
  RestoredAndSideBySide1764300310000,
  PackResume1764300311000,
  MissedCommitments1764300320000,
  WhoseDayAndClock1764300321000,
  NotedAddresses1764300400000,
  WordsInPreviews1764300410000,
  CloserDoors1764300500000,
  BehalfWhole1764300500100,
  WatchRests1764300500200,
  RecalledStatements1764300600000,
  AnnouncedGatherings1764300600700,
  NarrowerDoors1764300620000,
  PresenceRules1764300710000,
  RoomOfOneRecord1764300710100,
  NewsletterPictures1764300720000,
  LeadsBehindTheWall1764300730000,
  TwoLetters1764300731000,
  CertificateLines1764300740000,
  SortedDirectory1764300770000,
  SenateSeries1764300780000,
  StateOffices1764300790000,
  OwnLinks1764300800000,
  LeadsInWords1764300810000,
  LargeNetworks1764400100000,
  LargeNetworksCounted1764400110000,
  ListsOfStructures1764400200000,
  WithdrawnRequests1764400300000,
  HeldLetters1764400310000,
  RefusedQuotes1764400320000,
  PeerPlaces1764400330000,
  InterviewsInTotal1764400500000,
  LettersToOutsiders1764400700000,
];
