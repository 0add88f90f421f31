DELETE FROM visitor_salt WHERE day < $1::date
