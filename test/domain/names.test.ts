import { describe, expect, it } from 'vitest';
import { plainName, sameAddress, sameName, sameTypedName } from '../../functions/domain/names.ts';
import { mobileNumber } from '../../functions/domain/telephone.ts';
import { listOf } from '../../functions/domain/wording.ts';

describe('A name that somebody types', () => {
  it.each([
    ['Siobhán O’Neill', "siobhan o'neill"],
    ['Siobhán O’Neill', 'SIOBHÁN  O‘NEILL'],
    ['Łukasz Wójcik-Smythe', 'Lukasz Wojcik–Smythe'],
    ['Bjørn Østergård', 'Bjorn Ostergard'],
    ['Carys Llŷr-Pugh', 'Carys Llyr-Pugh'],
    ['Ngô Thị Ánh', 'Ngo Thi Anh'],
    ['Prem', '\u200bPrem\u00ad '],
    ['Zoë D’Souza', 'Zoë\u00a0D´Souza'],
  ])('%s is %s', (name, typed) => {
    expect(sameName(name, typed)).toBe(true);
    expect(sameTypedName(typed, name)).toBe(true);
  });

  it('is another where it is another', () => {
    expect(sameName('Dafydd ap Rhodri', 'Dafydd Rhodri')).toBe(false);
    expect(sameTypedName('Nuala Ni Bhriain', 'Nuala Ní Bhroin')).toBe(false);
    expect(sameTypedName('', 'Prem')).toBe(false);
  });

  it('may leave stops and hyphens out when it signs', () => {
    expect(sameTypedName('revd dr anne marie st john darcy', "Revd Dr Anne-Marie St. John-D'Arcy")).toBe(true);
  });

  it('is compared the same way twice', () => {
    expect(plainName(plainName('ØRSTED  O’Łeary'))).toBe(plainName('ØRSTED  O’Łeary'));
  });
});

describe('An address', () => {
  it('is the same with capitals, and with what cannot be seen', () => {
    expect(sameAddress('Head@School-C.example', ' head@school\u00ad-c.example\u200b')).toBe(true);
    expect(sameAddress("siobhan.o'neill+mf@school-a.example", 'siobhan.oneill@school-a.example')).toBe(false);
  });
});

describe('A telephone number', () => {
  it.each([
    ['7700900114', undefined],
    ['07700 900114', '+447700900114'],
    ['+44 (0)7700 900-114', '+447700900114'],
    ['01632 960123', undefined],
    ['7700 90011', undefined],
    ['', undefined],
  ])('typed as "%s" is %s, at every door', (typed, number) => {
    expect(mobileNumber(typed)).toBe(number);
  });
});

describe('A list of names', () => {
  it('is joined by semicolons where one has a comma', () => {
    expect(listOf(['A', 'B', 'C'])).toBe('A, B and C');
    expect(listOf(['St Peter, St Paul and All Angels', 'Hollin'])).toBe('St Peter, St Paul and All Angels; and Hollin');
  });
});
