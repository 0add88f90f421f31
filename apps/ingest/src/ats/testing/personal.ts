/** What stands about people in the payloads of tests. None of it may come out of an adapter. */
export const PERSONAL = {
  name: 'Wilhelmina van Zanten-Okonkwo',
  firstName: 'Wilhelmina',
  lastName: 'van Zanten-Okonkwo',
  email: 'w.vanzanten@candidate.example',
  phone: '+31 6 5550 1234',
  address: 'Prinsengracht 9999',
  cv: 'https://files.example/cv-of-wilhelmina.pdf',
  note: 'She mentioned her third child',
  employeeName: 'Bartholomeus Employee',
  employeeEmail: 'bart@employer.example',
} as const;
