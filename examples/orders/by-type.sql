SELECT 'delivery' AS type, count(*) AS orders, round(sum(total), 2) AS revenue, sum(items) AS items
FROM grocery.orders_delivery
UNION ALL
SELECT 'pickup', count(*), round(sum(total), 2), sum(items)
FROM grocery.orders_pickup
ORDER BY type
