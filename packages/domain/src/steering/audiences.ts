import type { Term } from './find-terms.ts';

/** Who uses a product, by the words of product.md. */
export const AUDIENCE_TERMS = [
  {
    id: 'enterprise',
    words: ['enterprise', 'enterprises', 'large companies', 'corporate customers'],
    parts: ['大企業', '大手企業', 'エンタープライズ'],
  },
  {
    id: 'smb',
    words: ['SMB', 'SMBs', 'SME', 'SMEs', 'small business', 'small businesses', 'small and medium'],
    parts: ['中小企業', '小規模事業者'],
  },
  {
    id: 'end_users',
    words: ['end user', 'end users', 'consumer', 'consumers', 'shoppers', 'visitors', 'B2C'],
    parts: ['エンドユーザー', '一般利用者', '消費者', '個人利用者', '来訪者'],
  },
  {
    id: 'developers',
    words: ['developer', 'developers', 'API consumers', 'integrators', 'engineers'],
    parts: ['開発者', 'エンジニア'],
  },
  {
    id: 'operations',
    words: ['operators', 'SRE', 'SREs', 'site reliability', 'administrators', 'admins', 'operations team'],
    parts: ['運用担当', '運用者', '管理者'],
  },
  {
    id: 'support',
    words: ['support team', 'support teams', 'support staff', 'support agents', 'help desk'],
    parts: ['サポート担当', 'ヘルプデスク'],
  },
  {
    id: 'partners',
    words: ['partner', 'partners', 'resellers', 'merchants'],
    parts: ['パートナー', '代理店', '加盟店'],
  },
  {
    id: 'employees',
    words: ['employees', 'internal users', 'internal teams', 'internal tool', 'back office'],
    parts: ['社員', '従業員', '社内利用者', '社内向け'],
  },
  {
    id: 'public_sector',
    words: ['public sector', 'government', 'municipalities', 'citizens'],
    parts: ['自治体', '官公庁', '市民'],
  },
] as const satisfies readonly Term[];
