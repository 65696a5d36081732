import { wordList } from './word-list.policy.js';

/**
 * Words that are surnames, schools or districts of some people and everyday words in the texts of all others. They do not
 * name anybody when they stand alone.
 */
const words = `
able academy action adult african ages agree aid aim all alexander allen allow also american amid angel answer any april archer
arch area arm armor armstrong art ash aspen august autumn average avenue away babe back bacon badger bailey baker ball band bank
banks bar barber bard bark barn baron base basic bass batch bay beach beam bean bear beard beasley beck bee bell bench benefit
berry best bible bill bills bird birch bishop bit black blackboard blair blank bliss block bloom blossom blue board bond bone book
books booth boss bow bowl bowman box boy boys brain branch brand brave bread break breeze brewer brick bridge bridges bright
brighten broad brook brooks brother brown buck bud build builder bull bunch burn burns bush butcher butler button buzz cable cage
call campus can candidate candidates candle cannon cap captain car card care career carpenter carter carver case cash castle center
central chain chair challenge chamber chambers champion chance chandler change chapel chapman charity charm chart chase chef
cherry chief child children christian church circle city class clay clear clerk cliff climate cloud clover coach coaches coal coast
coats cobb coffee coin cold cole colleague college collier colt comfort common community conner conway cook cooke cooks cool
cooper copper core corn corner cotton council counselor count county couch course court cove cox craft cramer crane cream creek
crisp critic cross crow crowd crown cruz cummings cup curry curtain curtis daily dale dame dance daniel daniels dark dash data date
david davis dawn day days deal dean dear deep deer delta den dial diamond dickens district dock doctor dollar dolphin door dove down
downs drake draper dream drew drink drive driver drum duke dunn dust duty eagle early earth east easter eastern ease easy edge
education elder elementary elm employee employer english equal ethics evans ever every example excellence exam faith fall falls fame
family farm farmer farr fast favor feather february field fields fig fight finch find fine fire first fish fisher five flag flame
flat fleet flint flood flora flower flowers flynn focus folk foot ford forest form former fort fortune foster found fountain four
fowler fox frame frank franklin free freed freedom freeman french fresh friday friend friends frost fry full fuller future gain gale
game games garden gardener gardner garland garner gate gates gay gem general gentle gentry george german gift gill give glad glass
glory glover goal goals gold golden good goodman goodwill goodwin gordon grace grade graduate grand grant grants grass graves gray
great green greene greenwood grey griffin grim ground group grove grow growth guard guest guide guy hale hall halls ham hammer hand
hands happy harbor hard hardy harmon harmony harper harp harris harrison hart harvest harvey haven hawk hawkins hay hayes head heads
heart heath height help helper henry heritage hero high hill hills history hogan holder holiday holland hollow holly holmes holt home
honor hood hook hope hopper horizon horn horton host hour house houses howard hub human hunt hunter ice ideal imagine improvement
income independence independent indian inspire instruction intermediate internet iron island ivory jackson james january jay jefferson
jewel job johnson join jolly jones jordan journey joy judge july june junior just justice kay keen kelly kennedy kent key keys
kind king kings kirk kitchen knight knowledge lake lakes lamb lambert lance land lands lane large lark last latin laurel law lawn
lawrence laws lead leader leaders leadership leads leaf league learn learned learner learning lee lens less lesson level levels lewis
liberty library life light lily lincoln line lines link lion list little live lively lock logan logic long look lord lot lots louis
love loving low lowe loyal luck luke lyric mace madison magic magnet main major maker man manager mann manor map maple march mark
marks marsh marshall martin mary mason massey master masters match math matter may mayor meadow meadows mean means media member
memorial mentor mercer mercy merit merry metro meyer michael middle might miles mill miller mills mind mine minor mint miss mission
missouri mitchell model modern moment monday money monroe montessori month moon moore moral more morning morris morrow moss most mount
mountain much murphy murray music my myers nash nation national nature need needs nelson new newman news night nine noble noel noon
norm norman north northern northwest northeast note notes novel november number nurse oak oaks ocean october office officer old olive
one open order organ organization osage osborne outcome outcomes owen owens own pace pack page pages paige painter pair palm palmer paper
para parent parents parish park parker parks parrish part partner parts pass past pat path patience patrick patton paul payne peace
peacock peak pearl peck peer peers penn penny people pepper perfect period perry person peters phase pick pickett pierce pike pine
pines pioneer pitt place plain plains plan plans plant play plaza pleasant plumber point pointer pole pollard pond pool poole poor
pope porter positive post potter pound powell power powers practice prairie praise pratt precious preparatory press prevention price
pride priest prime primary prince principal principals prior private pro proctor professional program promise proper prosper proud
public pupil purple quarter queen quest question quick quiet quinn race rain rainbow ramsey ranch randall range ranger ransom rash
ray reach read reader readers reading ready reagan real reason red reed reeves reflection regional report research respect rest result
results review reviewer reynolds rhodes rice rich richards ridge right riley ring rise rising river rivers road robin rock rockwood
rocky rogers role roman romance room roosevelt root rose roses ross round rowe row royal ruby rule rush russell rust ryan sage saint
sale salt sample sand sanders sands santa saturday savage save sawyer say scale school schools science scott scout sea season second
secretary see seed senior september service services seven shade shadow shaffer shape sharp shaw shell shepherd shield shine ship
shore short show silk silver simple singer singles six skill skills skinner sky slate small smart smith snow social solomon song sons
south southern southeast southwest spark sparks speaker spears special specialist spencer spice spirit split spring springs square
staff stage stair standard standards star starr stars start state states steel steele step steps sterling stern stevens stewart stock
stone stones store storm story stout strand strategy stream street strength strong student students study style success sue sugar
sullivan summer summers summit sun sunday sunny sunrise sunset superintendent support swan sweet swift system systems table talent tanner
target task taylor teach teacher teachers team teams technical temple ten test texas thomas thompson thorn three thursday tiger time
times tip title today tool top torres total touch tower towers town towns township track tracy trade trail trainer training travel travers
tree trees trent trial trinity true trust truth tuesday turn turner twin two tyler underwood union unified unit united unity university
upper usher vale valentine valley value van vance vane vaughn view views village vine virtue vision visitor voice wade walker wall
walls walsh walter walters walton war ward warden ware warner warren washington watch water waters watson watts wave way ways weaver webb
weber webster wednesday week weeks welch well wells west western wheat wheeler whistle white whitehead whole wide wild will williams
willing willis wills willow wilson win wind winds windsor wing winner winston winter winters wisdom wise wish wolf wonder wood wooden
woodland woods word words work worker workman works world worth wren wright write writer year years yellow yes yield york young
youth zone
`;

/**
 * Surnames of many presidents, authors and Americans. They name a person all the same, so a surname among them is looked
 * for; but a school that bears one is not named by it alone.
 */
const surnames = `
alexander allen archer armstrong badger bailey beasley beck blair bowman butler carver chandler chapman cobb cole collier conner conway
cooke cooper cox cramer crane cruz cummings curry curtis daniels davis dickens draper drake duke dunn evans farr flynn ford foster
fowler franklin freed freeman fuller gardner garland garner gentry gill glover goodman goodwin gordon greene greenwood griffin
harmon harper harris harrison harvey hawkins hayes hogan holder holland holmes holt hopper horton howard jackson jefferson johnson
jones jordan kelly kennedy kirk lambert lawrence lee lewis lincoln logan louis lowe luke madison mann marshall martin massey mercer
meyer michael mitchell monroe moore morris morrow murphy murray myers nash nelson newman norman osborne owen owens paige palmer parker
parrish patrick patton paul payne peck penn perry peters pickett pierce pollard poole powell pratt proctor quinn ramsey randall reagan
reed reeves reynolds rhodes richards riley rogers roosevelt ross rowe russell ryan sanders sawyer scott shaffer shaw skinner smith
solomon spencer starr steele stevens stewart sullivan taylor thomas thompson torres travers trent turner tyler vance vaughn wade walker
walsh walter walters walton warner warren washington watson watts weaver webb weber webster welch wheeler williams willis wilson winston
wright
`;

const everyday = wordList(words);
const oftenSurnames = wordList(surnames);

/** Whether a folded word says too little by itself to name a school, a district or an account. */
export function isEveryday(word: string): boolean {
  return everyday.has(word) || /^\d+$/.test(word);
}

/** Whether a folded surname is also an everyday word, so that it names a person only next to another part of the name. */
export function isEverydaySurname(word: string): boolean {
  return isEveryday(word) && !oftenSurnames.has(word);
}
