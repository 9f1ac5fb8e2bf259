/** Evidence that a rule asks for. Texts: `compliance.need.<need>`. */
export const COMPLIANCE_NEEDS = [
  'change_record',
  'approval_record',
  'segregation_of_duties',
  'impact_assessment',
  'risk_assessment',
  'functional_tests',
  'security_tests',
  'code_review',
  'separate_environments',
  'rollback_plan',
  'rollback_tested',
  'traceability',
  'audit_trail',
  'privacy_assessment',
  'post_change_review',
] as const;
export type ComplianceNeed = (typeof COMPLIANCE_NEEDS)[number];

export interface Clause {
  /** As the rule numbers it. */
  readonly clause: string;
  /** What the clause asks of a change, in its own title's words. */
  readonly name: string;
  readonly needs: readonly ComplianceNeed[];
}

/** A law, standard or report that asks something of a change in production. */
export interface Regime {
  readonly id: string;
  readonly name: string;
  /** How people write it, beside its id; matched as whole words in any case. */
  readonly aliases: readonly string[];
  readonly clauses: readonly Clause[];
}

/**
 * What well-known rules ask of a release. A start that an auditor may correct, no legal advice: every clause can be
 * overruled by a requirement of the same id in the configuration.
 */
export const REGIMES = [
  {
    id: 'sox',
    name: 'Sarbanes-Oxley Act (SOX)',
    aliases: ['SOX', 'Sarbanes-Oxley', 'Sarbanes Oxley', 'SOX法'],
    clauses: [
      {
        clause: '§ 404',
        name: 'Management assessment of internal controls: program changes (ITGC)',
        needs: [
          'change_record',
          'approval_record',
          'segregation_of_duties',
          'functional_tests',
          'separate_environments',
        ],
      },
    ],
  },
  {
    id: 'j-sox',
    name: '金融商品取引法 (J-SOX)',
    aliases: ['J-SOX', 'JSOX', '内部統制報告制度', '金融商品取引法'],
    clauses: [
      {
        clause: '第24条の4の4',
        name: '内部統制報告書: IT 全般統制（変更管理）',
        needs: ['change_record', 'approval_record', 'segregation_of_duties', 'functional_tests'],
      },
    ],
  },
  {
    id: 'pci-dss',
    name: 'PCI DSS v4.0.1',
    aliases: ['PCI DSS', 'PCI-DSS', 'PCIDSS'],
    clauses: [
      {
        clause: '6.2.3',
        name: 'Bespoke and custom software is reviewed prior to being released into production',
        needs: ['code_review'],
      },
      {
        clause: '6.5.1',
        name: 'Changes to system components in production follow established procedures',
        needs: ['change_record', 'impact_assessment', 'approval_record', 'security_tests', 'rollback_plan'],
      },
      {
        clause: '6.5.2',
        name: 'Requirements are confirmed to be in place upon completion of a significant change',
        needs: ['post_change_review'],
      },
      {
        clause: '6.5.3',
        name: 'Pre-production environments are separated from production',
        needs: ['separate_environments'],
      },
      {
        clause: '6.5.4',
        name: 'Roles and functions are separated between production and pre-production',
        needs: ['segregation_of_duties'],
      },
    ],
  },
  {
    id: 'hipaa',
    name: 'HIPAA Security Rule',
    aliases: ['HIPAA'],
    clauses: [
      {
        clause: '45 CFR § 164.308(a)(1)(ii)(A)',
        name: 'Risk analysis',
        needs: ['risk_assessment'],
      },
      {
        clause: '45 CFR § 164.308(a)(8)',
        name: 'Evaluation in response to environmental or operational changes',
        needs: ['impact_assessment', 'security_tests'],
      },
      { clause: '45 CFR § 164.312(b)', name: 'Audit controls', needs: ['audit_trail'] },
    ],
  },
  {
    id: 'gdpr',
    name: 'GDPR (EU) 2016/679',
    aliases: ['GDPR', 'DSGVO', 'EU一般データ保護規則', '一般データ保護規則'],
    clauses: [
      { clause: 'Art. 25', name: 'Data protection by design and by default', needs: ['privacy_assessment'] },
      { clause: 'Art. 32', name: 'Security of processing', needs: ['security_tests', 'risk_assessment'] },
    ],
  },
  {
    id: 'appi',
    name: '個人情報保護法 (APPI)',
    aliases: ['APPI', '個人情報保護法'],
    clauses: [{ clause: '第23条', name: '安全管理措置', needs: ['security_tests', 'privacy_assessment'] }],
  },
  {
    id: 'iso-27001',
    name: 'ISO/IEC 27001:2022',
    aliases: ['ISO 27001', 'ISO27001', 'ISO/IEC 27001', 'ISMS'],
    clauses: [
      {
        clause: 'A.5.3',
        name: 'Segregation of duties',
        needs: ['segregation_of_duties'],
      },
      {
        clause: 'A.8.29',
        name: 'Security testing in development and acceptance',
        needs: ['security_tests'],
      },
      {
        clause: 'A.8.31',
        name: 'Separation of development, test and production environments',
        needs: ['separate_environments'],
      },
      {
        clause: 'A.8.32',
        name: 'Change management',
        needs: ['change_record', 'impact_assessment', 'approval_record', 'functional_tests', 'rollback_plan'],
      },
    ],
  },
  {
    id: 'soc-2',
    name: 'SOC 2 (Trust Services Criteria)',
    aliases: ['SOC 2', 'SOC2', 'SOC-2'],
    clauses: [
      {
        clause: 'CC8.1',
        name: 'Changes are authorized, designed, documented, tested, approved and implemented',
        needs: ['change_record', 'approval_record', 'functional_tests', 'code_review'],
      },
    ],
  },
  {
    id: 'dora-eu',
    name: 'DORA (EU) 2022/2554',
    aliases: ['Digital Operational Resilience Act', 'DORA regulation', 'EU DORA'],
    clauses: [
      {
        clause: 'Art. 9(4)(e)',
        name: 'ICT change management: recorded, tested, assessed, approved, implemented and verified',
        needs: [
          'change_record',
          'functional_tests',
          'risk_assessment',
          'approval_record',
          'post_change_review',
        ],
      },
    ],
  },
  {
    id: 'nist-800-53',
    name: 'NIST SP 800-53 Rev. 5',
    aliases: ['NIST 800-53', 'NIST SP 800-53', 'FedRAMP'],
    clauses: [
      {
        clause: 'CM-3',
        name: 'Configuration change control',
        needs: ['change_record', 'approval_record', 'audit_trail'],
      },
      { clause: 'CM-4', name: 'Impact analyses', needs: ['impact_assessment'] },
    ],
  },
  {
    id: 'fda-part-11',
    name: '21 CFR Part 11',
    aliases: ['21 CFR Part 11', 'FDA Part 11'],
    clauses: [
      { clause: '§ 11.10(a)', name: 'Validation of systems', needs: ['functional_tests', 'traceability'] },
      { clause: '§ 11.10(e)', name: 'Time-stamped audit trails', needs: ['audit_trail'] },
    ],
  },
] as const satisfies readonly Regime[];

export type RegimeId = (typeof REGIMES)[number]['id'];
