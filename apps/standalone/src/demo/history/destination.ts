/** Where links lead. A name of RFC 2606: nobody is sent anywhere real. */
export const DESTINATION_HOST = 'jobs.example.com';
