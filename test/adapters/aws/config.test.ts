import { describe, expect, it } from 'vitest';
import { readConfig, readConfigurationSet, readWorkflowArns } from '../../../functions/adapters/aws/config.ts';

const whole = {
  TABLE_NAME: 'partnerships',
  PUBLIC_URL: 'https://partnership.example/',
  SENDER_NAME: 'School Partnerships',
  SENDER_ADDRESS: 'no-reply@partnership.example',
  LINK_KEY_NUMBER: '1',
  LINK_KEYS: '/school-partnerships/link-keys',
  STYLESHEET: '/assets/app.css?v=1',
};

describe('the configuration of a function', () => {
  it('is read from its environment', () => {
    expect(readConfig(whole)).toEqual({
      tableName: 'partnerships',
      linkKeyNumber: 1,
      linkKeysParameter: '/school-partnerships/link-keys',
      settings: {
        publicUrl: 'https://partnership.example',
        sender: { name: 'School Partnerships', address: 'no-reply@partnership.example' },
        sendsTexts: false,
        secureCookies: true,
        stylesheet: '/assets/app.css?v=1',
      },
    });
  });

  it('names every variable that is missing or wrong at once', () => {
    const wrong = { ...whole, TABLE_NAME: '', PUBLIC_URL: 'ftp://x', SENDER_ADDRESS: undefined };
    expect(() => readConfig(wrong)).toThrow(/TABLE_NAME.*\n.*PUBLIC_URL.*\n.*SENDER_ADDRESS/);
  });

  it('of what is handed on is read only by those who hand on', () => {
    expect(() => readWorkflowArns(whole)).toThrow('WORKFLOW_ARNS');
    expect(() => readConfigurationSet(whole)).toThrow('CONFIGURATION_SET');
  });
});
