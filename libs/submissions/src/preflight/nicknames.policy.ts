/** Given names, each with the short forms that everybody knows. */
const nicknames: readonly (readonly string[])[] = `
alexander alex
alexandra alex sandra
andrew andy drew
anthony tony
barbara barb
benjamin ben
catherine cathy kate katie
charles charlie chuck
christine chris tina
christopher chris
cynthia cindy
daniel dan danny
david dave
deborah deb debbie
donald don
edward ed eddie ted
elizabeth beth betsy betty liz lizzie
gregory greg
james jim jimmy
jeffrey jeff
jennifer jen jenny
jessica jess
john jack johnny
jonathan jon
joseph joe joey
joshua josh
judith judy
katherine kate kathy katie
kathleen kathy
kenneth ken kenny
kimberly kim
lawrence larry
margaret maggie meg peggy
matthew matt
michael mike
nicholas nick
pamela pam
patricia pat patty tricia
patrick pat
rebecca becca becky
richard dick rich rick
robert bob bobby rob
ronald ron
samantha sam
samuel sam
stephen steve
steven steve
susan sue susie
theodore ted
theresa terry
thomas tom tommy
timothy tim
victoria vicky
vincent vince
william bill billy will
zachary zach
`
  .trim()
  .split('\n')
  .map((row) => row.split(' '));

/** The other forms of a folded given name: "Bob" and "Rob" for "Robert", "Robert" for "Bob". */
export function alsoCalled(first: string): string[] {
  const rows = nicknames.filter((row) => row.includes(first));
  const forms = rows.flatMap(([full, ...short]) => (full === first ? short : [full!]));
  return [...new Set(forms)];
}
