export const STATEMENTS: any = {};
