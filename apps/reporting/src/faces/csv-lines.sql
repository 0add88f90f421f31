-- A CSV file as text, read as ClickHouse reads anybody's.
SELECT * FROM format('CSVWithNames', {text:String})
